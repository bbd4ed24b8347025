import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageId } from '#schemas/domain/id.ts';
import { defaultSplitRatios, type SplitAssignment } from '#schemas/domain/split.ts';
import { assignSides, type SplitPage } from './assign-sides.ts';
import { dealFolds } from './deal-folds.ts';

const grouping = { writer: true, nearDuplicate: true };

/** Pages of few writers whose pictures come in few families, so that later pages join groups. */
const pages = fc
  .array(
    fc.record({
      writer: fc.option(fc.nat(30), { freq: 2 }),
      family: fc.nat(60),
      formulas: fc.nat(5),
    }),
    { minLength: 20, maxLength: 90 },
  )
  .map((list) =>
    list.map(
      ({ writer, family, formulas }, number): SplitPage => ({
        page: PageId.parse(`0${String(number).padStart(25, '0')}`),
        source: String(number).padStart(4, '0'),
        writer: writer === null ? null : `writer ${writer}`,
        batch: null,
        perceptualHash: Math.imul(family + 1, 0x9e3779b1)
          .toString(16)
          .replace('-', 'f')
          .padStart(8, '0')
          .repeat(2),
        formulas,
        needsSide: true,
      }),
    ),
  );

function areLinked(a: SplitPage, b: SplitPage): boolean {
  return (a.writer !== null && a.writer === b.writer) || a.perceptualHash === b.perceptualHash;
}

describe('dealFolds', () => {
  it('puts every page of train and validation into exactly one fold, and linked pages into the same', () => {
    fc.assert(
      fc.property(pages, fc.integer({ min: 2, max: 6 }), fc.nat(), fc.nat(80), (all, count, seed, cut) => {
        const rule = { seed, grouping, ratios: defaultSplitRatios };
        const first = assignSides(all.slice(0, cut), [], rule).added;
        const assigned: readonly SplitAssignment[] = [...first, ...assignSides(all, first, rule).added];
        const dealt = dealFolds(all, assigned, { grouping, seed, count });
        const foldOf = new Map(
          assigned.flatMap(({ page, side, group }) => (side === 'test' ? [] : [[page, dealt.get(group)] as const])),
        );
        for (const fold of foldOf.values()) expect(fold).toBeOneOf(Array.from({ length: count }, (_, index) => index));
        const placed = all.filter(({ page }) => foldOf.has(page));
        for (const a of placed) {
          for (const b of placed) if (areLinked(a, b)) expect(foldOf.get(a.page)).toBe(foldOf.get(b.page));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives each fold as many formulas as the others, as far as groups allow', () => {
    const all = Array.from(
      { length: 53 },
      (_, number): SplitPage => ({
        page: PageId.parse(`0${String(number).padStart(25, '0')}`),
        source: String(number),
        writer: `writer ${number}`,
        batch: null,
        perceptualHash: '0'.repeat(16),
        formulas: 1 + (number % 3),
        needsSide: true,
      }),
    );
    const byWriter = { writer: true, nearDuplicate: false };
    const assigned = all.map(({ page }): SplitAssignment => ({ page, side: 'train', group: page }));
    const dealt = dealFolds(all, assigned, { grouping: byWriter, seed: 1, count: 5 });
    const sizes = [0, 1, 2, 3, 4].map((fold) =>
      all.filter(({ page }) => dealt.get(page) === fold).reduce((sum, { formulas }) => sum + formulas, 0),
    );
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });
});
