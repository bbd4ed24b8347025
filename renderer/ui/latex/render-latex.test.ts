import { describe, expect, it } from 'vitest';
import { glyphLatex } from './glyph-latex.ts';
import { renderLatex, withoutDelimiters } from './render-latex.ts';

/** What is printed, without the source that stands beside it for readers of the screen. */
function textOf(html: string | null): string {
  return (html ?? '')
    .replaceAll(/<annotation.*?<\/annotation>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s/g, '');
}

describe('renderLatex', () => {
  it('sets a formula', () => {
    expect(renderLatex('\\frac{1}{2}', false)).toContain('katex');
  });

  it.each(['\\frac{1}', '}{', 'x'.repeat(4000), '\\def\\a{\\a\\a}\\a'])('gives up at %.20s', (latex) => {
    expect(renderLatex(latex, false)).toBeNull();
  });

  it.each([
    ['a = b \\label{eq:1}', 'a = b'],
    ['a = b\\label {eq_1}', 'a = b'],
    ['a \\\\ \\label{1} b', 'a \\\\  b'],
    ['a \\mbox{ for } b', 'a \\text{ for } b'],
    [' $ a\\ $ ', 'a'],
    ['a\\ ', 'a'],
  ])('sets %s as it prints', (latex, printed) => {
    const html = renderLatex(latex, true);
    expect(html).not.toBeNull();
    expect(textOf(html)).toBe(textOf(renderLatex(printed, true)));
  });

  it('keeps the words of a box of text apart', () => {
    expect(renderLatex('a \\mbox{ for all } b', true)).toContain('mord text');
  });

  it('says so where it knows a command as little as KaTeX does', () => {
    expect(renderLatex('a \\intf b', true)).toBeNull();
  });

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\includegraphics{http://example.org/a.png}',
    '\\htmlData{a=b}{x}',
    '\\url{javascript:alert(1)}',
    '\\text{<img src=x onerror=alert(1)>}',
  ])('makes nothing of %s that a browser would run or fetch', (latex) => {
    const html = renderLatex(latex, false) ?? '';
    expect(html.replaceAll(/>[^<]*</g, '><')).not.toMatch(/<a\s|<img|href=|src=|data-a=/);
  });

  it('keeps sizes within bounds', () => {
    const html = renderLatex('\\rule{9999em}{9999em}', false) ?? '';
    expect(html).toContain('20em');
    expect(html.replaceAll(/>[^<]*</g, '><')).not.toContain('9999em');
  });
});

describe('withoutDelimiters', () => {
  it.each([
    ['$x$', 'x'],
    ['$$ x $$', 'x'],
    ['\\(x\\)', 'x'],
    ['\\[x\\]', 'x'],
    [' x ', 'x'],
    ['$', '$'],
    ['$$', '$$'],
    ['$a$ and $b$', '$a$ and $b$'],
    ['\\$5', '\\$5'],
  ])('%s → %s', (latex, formula) => {
    expect(withoutDelimiters(latex)).toBe(formula);
  });
});

describe('glyphLatex', () => {
  it.each([
    '\\pi',
    '\\Pi',
    'x',
    'X',
    '08',
    '6.0',
    '\\sum',
    '\\{',
    '%',
    '\\mathbb{R}',
    '\\sqrt',
    '\\frac',
    '<',
    '|',
    '\\|',
    ',',
  ])('prints %s', (label) => {
    const latex = glyphLatex(label);
    expect(latex).not.toBeNull();
    expect(renderLatex(latex ?? '', false)).not.toBeNull();
  });

  it('sets words upright', () => {
    expect(glyphLatex('no')).toBe('\\mathrm{no}');
  });

  it.each(['<img onerror=alert(1)>', '가', 'a b', '\\def\\x'])('shows %s as text', (label) => {
    expect(glyphLatex(label)).toBeNull();
  });
});
