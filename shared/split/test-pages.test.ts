import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageId, Sha256 } from '#schemas/domain/id.ts';
import { defaultSplitRatios, type SplitAssignment, type SplitGrouping, splitSides } from '#schemas/domain/split.ts';
import { assignSides, type SplitPage } from './assign-sides.ts';
import { TestPages } from './test-pages.ts';

const families = ['0000000000000000', 'ffffffffffffffff', '0123456789abcdef', 'fedcba9876543210'];

/** Pages with few writers, imports and pictures, so that links of every kind are frequent. */
const pages = fc
  .array(
    fc.record({
      writer: fc.option(fc.constantFrom('kim', 'lee ', 'é', ' e\u0301')),
      batch: fc.option(fc.constantFrom('May', 'June')),
      family: fc.nat(families.length - 1),
      flips: fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 12 }),
    }),
    { minLength: 2, maxLength: 30 },
  )
  .map((list) =>
    list.map(({ writer, batch, family, flips }, number): SplitPage & { readonly sourceName: string } => ({
      page: PageId.parse(`0${String(number).padStart(25, '0')}`),
      source: Sha256.parse(String(number).padStart(64, '0')),
      sourceName: `${number}.png`,
      writer,
      batch,
      perceptualHash: flips
        .reduce((hash, bit) => hash ^ (1n << BigInt(bit)), BigInt(`0x${families[family] ?? ''}`))
        .toString(16)
        .padStart(16, '0'),
      formulas: 1,
      needsSide: true,
    })),
  );

const grouping: fc.Arbitrary<SplitGrouping> = fc.record({
  writer: fc.boolean(),
  nearDuplicate: fc.boolean(),
  unknownWriter: fc.constantFrom('page' as const, 'batch' as const),
});

describe('TestPages', () => {
  it('names exactly the pages that a freeze would hold out of train and validation', () => {
    fc.assert(
      fc.property(pages, grouping, fc.integer({ min: 1, max: 29 }), (all, rule, cut) => {
        const known = all.slice(0, cut);
        const assigned = known.map(({ page }, index): SplitAssignment => {
          const side = splitSides[index % splitSides.length] ?? 'train';
          return { page, side, group: page };
        });
        const test = known.filter((_, index) => assigned[index]?.side === 'test');
        const index = new TestPages(test, rule);
        const { heldOut } = assignSides(all, assigned, {
          seed: 1,
          ratios: defaultSplitRatios,
          grouping: rule,
          isTestLocked: true,
        });
        const held = heldOut.filter(({ reason }) => reason === 'locked-test').map(({ page }) => page);
        const named = all.slice(cut).flatMap((page) => (index.linkOf(page) ? [page.page] : []));
        expect(named.sort()).toEqual(held.sort());
      }),
      { numRuns: 200 },
    );
  });
});
