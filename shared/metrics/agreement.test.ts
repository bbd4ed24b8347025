import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { aFormula, aRelation, aSymbol, documentOf, symbolClassId, symbolId } from '#test/support/builders.ts';
import { compareAnnotations } from './agreement.ts';
import { addAgreement, figuresOf, noAgreement, turnAgreement } from './agreement-figures.ts';

const names: ReadonlyMap<SymbolClassId, string> = new Map(
  ['x', '+', '2', 'z'].map((label, index) => [symbolClassId(index), label]),
);
const labelOf = (id: SymbolClassId | null) => (id === null ? null : (names.get(id) ?? null));
const symbol = (number: number, symbolClass: number | null, x: number, height = 10) =>
  aSymbol(number, {
    symbolClass: symbolClass === null ? null : symbolClassId(symbolClass),
    box: { x, y: 0, width: 10, height },
  });
const compare = (first: ReturnType<typeof documentOf>, second: ReturnType<typeof documentOf>) =>
  compareAnnotations(first, second, labelOf, defaultLatexPolicy);

/** x + 2, three boxes and their line. */
const first = documentOf(
  1,
  aFormula(1, { latex: 'x+2' }),
  symbol(1, 0, 0),
  symbol(2, 1, 20),
  symbol(3, 2, 40),
  aRelation(1, 1, 2),
  aRelation(2, 2, 3),
);
/** The same with a box a pixel off, one twice as high and called z, one too many, and an order of its own. */
const second = documentOf(
  1,
  aFormula(1, { latex: '{x} + z^{2}', order: [11, 13, 12, 14].map(symbolId) }),
  symbol(11, 0, 1),
  symbol(12, 1, 20),
  symbol(13, 3, 40, 20),
  symbol(14, 2, 60),
  aRelation(3, 11, 12),
  aRelation(4, 12, 13, 'Sup'),
);

describe('agreement', () => {
  it('equals what was worked out by hand', () => {
    // IoU: 90/110, 1, 100/200. Kappa: pₒ = 2/3, pₑ = (1·1 + 1·1)/9 = 2/9. Tau of x + 2 and x 2 +: (2 − 1)/3.
    // Tokens: x + 2 and x + z ^ { 2 }: four put in, seven in the longer.
    expect(figuresOf(compare(first, second))).toEqual({
      formulas: 1,
      symbols: { first: 3, second: 4, matched: 3 },
      boxF1: 6 / 7,
      meanIou: expect.closeTo(17 / 22, 12),
      labelPairs: 3,
      labelShare: 2 / 3,
      kappa: expect.closeTo(4 / 7, 12),
      relationF1: 1 / 2,
      orderTau: expect.closeTo(1 / 3, 12),
      latexFormulas: 1,
      latexExact: 0,
      tokenDistance: 4 / 7,
      confusions: [{ first: '2', second: 'z', count: 1 }],
    });
  });

  it('adds counts up, not shares', () => {
    const equal = compare(first, first);
    const sum = figuresOf(addAgreement(equal, compare(first, second)));
    expect(sum).toMatchObject({
      formulas: 2,
      boxF1: 12 / 13,
      labelShare: 5 / 6,
      relationF1: 3 / 4,
      orderTau: expect.closeTo(2 / 3, 12),
      latexExact: 1 / 2,
      tokenDistance: 4 / 10,
    });
    // pₒ = 5/6; marginals x 2·2, + 2·2, 2 2·1 and z 0·1 over 36: pₑ = 10/36.
    expect(sum.kappa).toBeCloseTo((5 / 6 - 10 / 36) / (1 - 10 / 36), 12);
  });

  it('has no figure where there is nothing to compare', () => {
    const nothing = figuresOf(noAgreement);
    expect(Object.values(nothing).filter((value) => value === null)).toHaveLength(8);
    const empty = documentOf(1, aFormula(1));
    expect(figuresOf(compare(empty, empty))).toMatchObject({ boxF1: null, kappa: null, latexExact: null });
    expect(figuresOf(compare(first, empty))).toMatchObject({ boxF1: 0, latexFormulas: 0, relationF1: 0 });
  });

  it('says that equal LaTeX is equal however it is written', () => {
    const written = documentOf(1, aFormula(1, { latex: 'x \\le {2}' }));
    const other = documentOf(1, aFormula(1, { latex: 'x\\leq2' }));
    expect(figuresOf(compare(written, other))).toMatchObject({ latexExact: 1, tokenDistance: 0 });
  });

  it('is the same from both sides, and full with oneself', () => {
    const annotations = fc
      .record({
        latex: fc.constantFrom('', 'x+2', 'x^{2}', '\\frac{x'),
        // Each at a place of its own, so that only one pairing is the best.
        symbols: fc.uniqueArray(fc.record({ symbolClass: fc.option(fc.nat(3)), place: fc.nat(5), shift: fc.nat(3) }), {
          selector: ({ place }) => place,
        }),
        from: fc.nat(50),
      })
      .map(({ latex, symbols, from }) => {
        const made = symbols.map(({ symbolClass, place, shift }, index) =>
          symbol(from * 10 + index, symbolClass, 20 * place + shift),
        );
        const line = made
          .slice(1)
          .map((_, index) => aRelation(from * 10 + index, from * 10 + index, from * 10 + index + 1));
        return documentOf(1, aFormula(1, { latex }), ...made, ...line);
      });
    fc.assert(
      fc.property(annotations, annotations, (a, b) => {
        const there = figuresOf(compare(a, b));
        const back = figuresOf(turnAgreement(compare(b, a)));
        const close = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));
        expect(there).toEqual({
          ...back,
          meanIou: close(back.meanIou),
          kappa: close(back.kappa),
          orderTau: close(back.orderTau),
          confusions: expect.arrayContaining(back.confusions),
        });
        for (const share of [there.boxF1, there.meanIou, there.labelShare, there.relationF1, there.tokenDistance]) {
          if (share === null) continue;
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        const own = figuresOf(compare(a, a));
        for (const share of [own.boxF1, own.labelShare, own.relationF1, own.latexExact, own.meanIou]) {
          expect([null, 1]).toContain(share);
        }
      }),
    );
  });
});
