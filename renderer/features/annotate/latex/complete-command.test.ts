import { describe, expect, it } from 'vitest';
import { completionsAt } from './complete-command.ts';

const labels = ['x', '\\alpha', '\\times', '\\theta', '\\sqrt'];

/** Labels that are offered; `|` is the caret. */
function offered(marked: string): readonly string[] | null {
  const caret = marked.indexOf('|');
  return completionsAt(marked.replace('|', ''), caret, labels)?.options.map(({ label }) => label) ?? null;
}

describe('completion', () => {
  it('offers the classes of the project, then structures', () => {
    expect(offered('a\\t|')).toEqual(['\\times', '\\theta', '\\text']);
    expect(offered('\\fr|')).toEqual(['\\frac']);
    expect(offered('\\begi|')?.[0]).toBe('\\begin{array}');
  });

  it('offers environments, also while their name is typed, and the end of the one that is open', () => {
    expect(offered('\\begin{|')?.slice(0, 2)).toEqual(['\\begin{array}', '\\begin{aligned}']);
    expect(offered('\\begin{ar|')).toEqual(['\\begin{array}']);
    expect(offered('\\begin{array|')).toEqual(['\\begin{array}']);
    expect(offered('\\begin{array}|')).toBeNull();
    expect(offered('\\begin{cases} \\begin{array}{r} 1 \\end{array} \\e|')?.[0]).toBe('\\end{cases}');
    expect(offered('1 \\end{|')).toBeNull();
    // The brace that was typed ahead goes with it.
    expect(completionsAt('\\begin{ar}+1', 9, labels)).toMatchObject({ start: 0, end: 10 });
    expect(completionsAt('\\begin{ar+1', 9, labels)).toMatchObject({ start: 0, end: 9 });
  });

  it('says nothing where no command is typed, or where it is typed out', () => {
    expect(offered('alpha|')).toBeNull();
    expect(offered('\\alpha|')).toBeNull();
    expect(offered('\\al|pha')).toBeNull();
    expect(offered('a \\\\fr|')).toBeNull();
  });

  it('writes the braces of what takes arguments, with the caret in the first', () => {
    const [frac] = completionsAt('\\fr', 3, labels)?.options ?? [];
    expect(frac).toEqual({ label: '\\frac', text: '\\frac{}{}', caret: 6 });
    const [alpha] = completionsAt('\\alp', 4, labels)?.options ?? [];
    expect(alpha).toEqual({ label: '\\alpha', text: '\\alpha', caret: 6 });
  });
});
