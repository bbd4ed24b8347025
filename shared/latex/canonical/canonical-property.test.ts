import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLatexPolicy, type LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { latexSoup, wellFormedLatex } from '../reading/latex-soup.property.ts';
import { lexLatex } from '../reading/lexer.ts';
import { isTrivia } from '../reading/token.ts';
import { canonicalise } from './canonical.ts';

const policies: readonly LatexPolicy[] = [
  defaultLatexPolicy,
  { ...defaultLatexPolicy, functionNames: 'commands', ellipses: 'commands', limits: 'drop' },
  { ...defaultLatexPolicy, functionNames: 'letters', ellipses: 'periods' },
  { ...defaultLatexPolicy, synonyms: {}, unwrap: [], drop: [] },
  {
    ...defaultLatexPolicy,
    synonyms: { x: '\\alpha^{\\prime}', '2': '{}^{2}', '\\alpha': '\\foo', '\\ldots': 'a\\atop b' },
  },
];

const anyLatex = fc.oneof(latexSoup, wellFormedLatex, wellFormedLatex);

function expectFixedPoint(latex: string, policy: LatexPolicy) {
  const first = canonicalise(latex, policy);
  if (!first.ok) return;
  const again = canonicalise(first.text, policy);
  expect(again.ok ? again.text : again.errors.map(({ message }) => message)).toBe(first.text);
  const tokens = first.tokens.map(({ text }) => text);
  expect(again.ok ? again.tokens.map(({ text }) => text) : []).toEqual(tokens);
  expect(
    lexLatex(first.text)
      .filter((token) => !isTrivia(token))
      .map(({ text }) => text),
  ).toEqual(tokens);
}

describe('the canonical form', () => {
  it.each(policies.map((policy, index) => [index, policy] as const))(
    'is its own canonical form (policy %i)',
    (_, policy) => {
      fc.assert(
        fc.property(anyLatex, (latex) => expectFixedPoint(latex, policy)),
        { numRuns: 600 },
      );
    },
  );

  it('is reached from well-formed LaTeX', () => {
    fc.assert(
      fc.property(wellFormedLatex, (latex) => {
        const result = canonicalise(latex, defaultLatexPolicy);
        expect(result.ok ? [] : result.errors.filter(({ code }) => !code.startsWith('double-'))).toEqual([]);
      }),
    );
  });

  it('has tokens without spaces, from places in the source that follow the text', () => {
    fc.assert(
      fc.property(anyLatex, (latex) => {
        const result = canonicalise(latex, defaultLatexPolicy);
        for (const { text, range } of result.ok ? result.tokens : []) {
          expect(text).toMatch(/^\S+$/u);
          expect(range === null || (range.start < range.end && range.end <= latex.length)).toBe(true);
        }
      }),
    );
  });

  it('is found or refused for any text, with errors inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), latexSoup), (latex) => {
        const result = canonicalise(latex, defaultLatexPolicy);
        expectFixedPoint(latex, defaultLatexPolicy);
        for (const { range } of result.ok ? [] : result.errors) {
          expect(range.start <= range.end && range.end <= latex.length).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
