import { describe, expect, it } from 'vitest';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { canonicalise } from '../canonical/canonical.ts';
import { addSynonyms } from '../canonical/extend-policy.ts';
import { canonicaliseLabel, symbolTokens } from './symbols.ts';

function labelsOf(latex: string): string {
  const result = canonicalise(latex, { ...defaultLatexPolicy, drop: [] });
  const tokens = result.ok ? result.tokens.map(({ text }) => text) : [];
  return symbolTokens(tokens)
    .map(({ label }) => label)
    .join(' ');
}

describe('symbolTokens', () => {
  it.each([
    ['x_1^2', 'x 1 2'],
    ['\\frac{a}{b}-c', '- a b - c'],
    ['\\sqrt[3]{[x]}\\sqrt{[}', '\\sqrt 3 [ x ] \\sqrt ['],
    ['\\sqrt[{]}]x', '\\sqrt ] x'],
    ['\\lim\\limits_{x\\to 0}\\sin x', '\\lim x \\rightarrow 0 \\sin x'],
    ['\\mathbf{ab}\\mathbb{R}\\text{no}', 'a b R n o'],
    ['\\hat x\\overline{AB}\\textcircled{1}', '\\hat x \\overline A B \\textcircled 1'],
    ['\\begin{array}{r|c}27\\\\+54\\\\\\hline 81\\end{array}', '2 7 + 5 4 - 8 1'],
    ['\\begin{array}{c}\\cline{1-2}a\\end{array}', '- a'],
    ['\\begin{pmatrix}a&b\\end{pmatrix}\\begin{cases}c\\end{cases}', '( a b ) \\{ c'],
    ['\\binom nk{a\\atop b}\\overset{1}{2}', '( ) n k a b 1 2'],
    ['\\xrightarrow[b]{a}\\xRightarrow{}\\xlongequal{c}', '\\rightarrow b a \\Rightarrow \\longequal c'],
    ['a\\quad\\,b\\hspace{1cm}c\\kern1pt d\\label{e}\\phantom{f}\\textcolor{red}g\\rule{1cm}{1pt}', 'a b c d g -'],
    ['\\foo{a}\\not\\equiv', '\\foo a \\not \\equiv'],
    ["f'", 'f \\prime'],
  ])('of %s are %s', (latex, labels) => {
    expect(labelsOf(latex)).toBe(labels);
  });

  it('name the token that prints them', () => {
    expect(symbolTokens(['\\frac', '{', 'a', '}', '{', 'b', '}'])).toEqual([
      { label: '-', token: 0 },
      { label: 'a', token: 2 },
      { label: 'b', token: 5 },
    ]);
  });

  it('take faulty tokens without failing', () => {
    expect(
      symbolTokens(['\\sqrt', '[', 'x', '\\hspace', '{', 'y', '\\begin{array}']).map(({ label }) => label),
    ).toEqual(['\\sqrt', 'x']);
  });
});

describe('canonicaliseLabel', () => {
  it.each([
    ['\\lt', '<'],
    ['π', '\\pi'],
    ['\\Pi', '\\Pi'],
    ['-', '-'],
    ['\\sqrt', '\\sqrt'],
    ['COMMA', 'COMMA'],
    ['08', '08'],
    ['°', '°'],
  ])('makes %s into %s', (label, canonical) => {
    expect(canonicaliseLabel(label, defaultLatexPolicy)).toBe(canonical);
  });

  it('follows the aliases of a project', () => {
    const { data: policy = defaultLatexPolicy } = addSynonyms(defaultLatexPolicy, { '\\rightarrow': '\\to' });
    expect(canonicaliseLabel('\\rightarrow', policy)).toBe('\\to');
    expect(canonicaliseLabel('→', policy)).toBe('\\to');
  });
});
