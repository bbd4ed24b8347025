import { describe, expect, it } from 'vitest';
import { type LatexErrorCode, type LatexWarningCode, latexErrorCodes, latexWarningCodes } from '../problem.ts';
import { parseLatex } from './parser.ts';

const codesOf = (source: string) => parseLatex(source).errors.map(({ code }) => code);

const faulty: readonly (readonly [code: LatexErrorCode, source: string, start: number, end: number])[] = [
  ['too-long', 'x'.repeat(20_001), 0, 20_001],
  ['too-deep', `${'{'.repeat(201)}x${'}'.repeat(201)}`, 200, 201],
  ['invalid-character', 'x\ud800', 1, 2],
  ['invalid-character', 'x\u0007', 1, 2],
  ['forbidden-command', 'a\\def\\b{c}', 1, 5],
  ['unclosed-group', 'a+{b', 2, 3],
  ['unclosed-group', '\\frac{a}{b', 8, 9],
  ['unexpected-close', 'a}b', 1, 2],
  ['missing-argument', '\\frac{a}', 0, 8],
  ['missing-argument', 'x^', 1, 2],
  ['missing-argument', '{x_}', 2, 3],
  ['unclosed-optional', '\\sqrt[3{x}', 5, 6],
  ['missing-dimension', '\\hskip x', 0, 6],
  ['missing-delimiter', '\\left x \\right)', 0, 5],
  ['unclosed-left', '\\left( x', 0, 5],
  ['unclosed-left', '{\\left( x}', 1, 6],
  ['unexpected-right', 'x \\right)', 2, 8],
  ['misplaced-middle', 'x \\middle| y', 2, 9],
  ['missing-environment-name', '\\begin x', 0, 6],
  ['unclosed-environment', '\\begin{cases} x', 0, 13],
  ['environment-mismatch', '\\begin{cases} x \\end{array}', 16, 27],
  ['unexpected-end', 'x \\end{cases}', 2, 13],
  ['misplaced-alignment', 'a & b', 2, 3],
  ['misplaced-rule', 'a \\hline b', 2, 8],
  ['misplaced-parameter', 'a # b', 2, 3],
  ['double-superscript', 'x^2^3', 3, 4],
  ['double-superscript', "x^2'", 3, 4],
  ['double-subscript', 'x_2_3', 3, 4],
  ['ambiguous-fraction', 'a \\over b \\over c', 10, 15],
];

const suspicious: readonly (readonly [code: LatexWarningCode, source: string])[] = [
  ['lone-backslash', 'x \\'],
  ['misplaced-math-shift', 'a $b$ c'],
  ['unknown-command', '\\foo{a}'],
  ['unknown-environment', '\\begin{foo} a \\end{foo}'],
];

describe('parseLatex', () => {
  it.each(faulty)('reports %s', (code, source, start, end) => {
    const { errors } = parseLatex(source);
    expect(errors[0]).toMatchObject({ code, range: { start, end } });
    expect(errors[0]?.message).toMatch(/^Line 1, column \d+: [^{}]*\S.*\.$/s);
  });

  it('has a test for each error that a formula alone can have, and for each warning', () => {
    const tested = new Set(faulty.map(([code]) => code));
    expect(latexErrorCodes.filter((code) => !tested.has(code))).toEqual(['faulty-synonym']);
    expect(suspicious.map(([code]) => code)).toEqual([...latexWarningCodes]);
  });

  it('counts lines and columns in characters, from 1', () => {
    const [error] = parseLatex('a\r\n𝑥𝑥 + {').errors;
    expect(error).toMatchObject({ line: 2, column: 6, parameters: { line: 2, column: 6 } });
    expect(error?.message).toBe('Line 2, column 6: the brace “{” that opens here is never closed; add “}”.');
  });

  it('fills in names, and shortens long ones', () => {
    const [error] = parseLatex(`\\begin{array}{c}\\end{${'a'.repeat(60)}}`).errors;
    expect(error?.message).toContain('\\begin{array} is closed by \\end{aaa');
    expect(error?.message.length).toBeLessThan(160);
  });

  it('goes on behind an error and reports the next', () => {
    expect(codesOf('a} x^2^3 \\frac{1}')).toEqual(['unexpected-close', 'double-superscript', 'missing-argument']);
    expect(codesOf('&'.repeat(100))).toHaveLength(20);
  });

  it.each(suspicious)('warns of %s', (code, source) => {
    const { errors, warnings } = parseLatex(source);
    expect(errors).toEqual([]);
    expect(warnings[0]?.code).toBe(code);
  });

  it.each([
    '\\left.\\frac{a}{b}\\right|_{x=0}',
    '\\left\\{\\begin{array}{l@{\\quad}r}a&b\\\\[5pt]c&d\\end{array}\\right.',
    '{\\rm x}\\cal L{\\bf a}\\mathrm d x',
    '\\hspace*{-1.5cm}\\hskip -3pt plus 1fil\\kern-.1em\\mskip 3 mu\\vskip\\baselineskip x',
    'x\\label{eq:a_b}\\nonumber\\tag{1}\\eqno(2)',
    '\\vec x\\overline{ab}\\hat\\phi\\stackrel{a}{b}\\binom nk{n\\choose k}',
    '\\mbox{for $x>0$ and \\(y\\)}',
    '\\matrix{a&b\\cr c&d\\cr}\\cases{x&if $a$\\cr y}',
    '\\hbox to 3cm{x}\\raise.5ex\\hbox{y}\\rule[-1pt]{0pt}{2ex}',
    '\\root n \\of {x}\\buildrel a \\over b',
    '\\sum\\limits_{i=1}^n\\int\\nolimits_0^1',
    '$$x$$',
    '\\[x\\]',
    '\\operatorname*{argmax}_x',
    '\\Big{(}a\\Big{)}\\bigl\\lbrace\\bigm|',
    'a \\over b',
    '{a \\above 1pt b}{a \\atopwithdelims() b}',
    "f''^2_1",
    'x\\sp2\\sb\\bgroup 3\\egroup',
    '',
  ])('accepts %s', (source) => {
    expect(parseLatex(source)).toMatchObject({ errors: [], warnings: [] });
  });

  it('passes over stray signs inside a text', () => {
    expect(codesOf('\\mbox{a $b$}')).toEqual([]);
  });
});
