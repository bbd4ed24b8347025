import { describe, expect, it } from 'vitest';
import { writeLatex } from '#renderer/editor/edits/change-formula.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import { faultyLatexIn, writtenLatex } from './faulty-latex.ts';

const region = { x: 0, y: 0, width: 300, height: 300 };

function open() {
  const test = new TestEditor({ holds: 'formulas', regions: [region, { ...region, x: 300 }] });
  const [first, second] = test.formulas;
  if (!first || !second) throw new Error('Two formulas were made.');
  const write = (formula: typeof first, latex: string) =>
    test.editor.edit(writeLatex(test.state.work, formula, latex), 'write-latex');
  const asked = () =>
    faultyLatexIn(test.state.work, writtenLatex(test.state), test.editor.notation.policy).map(({ id }) => id);
  return { test, first, second, write, asked };
}

describe('LaTeX that is asked about before it is handed in', () => {
  it('is what was written in this sitting and cannot be read, whatever state its layer is in', () => {
    const { test, first, second, write, asked } = open();
    expect(asked()).toEqual([]);
    write(first, '\\frac{1');
    write(second, 'x');
    expect(asked()).toEqual([first]);
    test.click(450, 20);
    expect(test.state.selection.formula).toBe(second);
    expect(asked()).toEqual([]);
  });

  it('names a formula once', () => {
    const { test, first, write } = open();
    write(first, '\\frac{1');
    const twice = [...writtenLatex(test.state), ...writtenLatex(test.state)];
    expect(faultyLatexIn(test.state.work, twice, test.editor.notation.policy)).toHaveLength(1);
  });
});
