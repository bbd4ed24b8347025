import { describe, expect, it } from 'vitest';
import { maximumLayoutDepth, maximumLayoutLength, refuseLatex, refuseLength } from './latex-limits.ts';

describe('LaTeX that is not handed to the typesetter', () => {
  it.each([
    ['too long', 'x'.repeat(maximumLayoutLength + 1), 'latex-too-long'],
    ['empty', '  \n', 'latex-empty'],
    ['too deep in braces', '{'.repeat(maximumLayoutDepth + 1), 'latex-too-deep'],
    ['too deep in delimiters', '\\left('.repeat(maximumLayoutDepth + 1), 'latex-too-deep'],
    ['too deep in environments', '\\begin{array}{c}'.repeat(maximumLayoutDepth + 1), 'latex-too-deep'],
    ['with a sign of mathematics inside', '\\left| $\\frac{a}{b}', 'latex-stray-dollar'],
    ['with attributes', '\\mmlToken{mi}[style="x"]{x}', 'latex-unknown-command'],
    ['with a definition', '\\DeclareMathOperator{\\a}{b}', 'latex-unknown-command'],
    ['with a black box', '\\rule{1em}{1em}', 'latex-unknown-command'],
  ])('%s', (_, latex, code) => {
    expect((refuseLength(latex) ?? refuseLatex(latex))?.code).toBe(code);
  });

  it.each([
    'x',
    '\\{ x \\}',
    '\\text{if $x$ and \\{$y$\\}}',
    '\\$5',
    `${'{'.repeat(maximumLayoutDepth)}x${'}'.repeat(maximumLayoutDepth)}`,
  ])('but %s is', (latex) => {
    expect(refuseLength(latex) ?? refuseLatex(latex)).toBeNull();
  });
});
