import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SplitRatios, type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { balanceGroups } from './balance-groups.ts';
import type { SplitGroup } from './split-group.ts';

const nothing = { train: { formulas: 0 }, validation: { formulas: 0 }, test: { formulas: 0 } };
const groupsOf = (sizes: readonly number[]) =>
  sizes.map((formulas, number): SplitGroup => ({ key: `writer ${number}`, formulas }));

function filled(
  groups: readonly SplitGroup[],
  sides: ReadonlyMap<string, SplitSide>,
  of = (group: SplitGroup) => group.formulas,
) {
  const counts = { train: 0, validation: 0, test: 0 };
  for (const group of groups) counts[sides.get(group.key) ?? 'train'] += of(group);
  return counts;
}

function missOf(counts: Readonly<Record<SplitSide, number>>, total: number, ratios: SplitRatios): number {
  return Math.max(...splitSides.map((side) => Math.abs(counts[side] / total - ratios[side])));
}

/** The least that any way to share out the groups misses, by trying all of them. */
function leastMiss(sizes: readonly number[], ratios: SplitRatios): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let states = new Set([0]);
  for (const size of sizes)
    states = new Set([...states].flatMap((state) => [state, state + size, state + size * 10_000]));
  return Math.min(
    ...[...states].map((state) => {
      const [validation, test] = [state % 10_000, Math.floor(state / 10_000)];
      return missOf({ train: total - validation - test, validation, test }, total, ratios);
    }),
  );
}

const sharesAsked = fc.constantFrom(
  { train: 0.8, validation: 0.1, test: 0.1 },
  { train: 0.7, validation: 0.15, test: 0.15 },
  { train: 0.6, validation: 0.2, test: 0.2 },
  { train: 1 / 3, validation: 1 / 3, test: 1 / 3 },
  { train: 0.9, validation: 0, test: 0.1 },
);

describe('settleShares', () => {
  it('reaches the shares within 1 % wherever groups allow it at all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 16 }),
        sharesAsked,
        fc.nat(),
        (sizes, ratios, seed) => {
          const groups = groupsOf(sizes);
          const total = sizes.reduce((sum, size) => sum + size, 0);
          const miss = missOf(filled(groups, balanceGroups(groups, nothing, ratios, seed)), total, ratios);
          expect(miss).toBeLessThanOrEqual(Math.max(0.01, leastMiss(sizes, ratios)) + 1e-9);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('meets a number that is asked for exactly where groups allow', () => {
    const sizes = [7, 5, 4, 4, 3, 3, 2, 2, 2, 1, 1, 1, 9, 8, 20];
    const groups = groupsOf(sizes);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const ratios = { train: (total - 20) / total, validation: 10 / total, test: 10 / total };
    const sides = balanceGroups(groups, nothing, ratios, 4, 0);
    expect(filled(groups, sides)).toEqual({ train: total - 20, validation: 10, test: 10 });
  });

  it('puts right what symbols miss, too, and moves nothing to a side without a share', () => {
    const groups = Array.from({ length: 30 }, (_, number): SplitGroup => {
      const formulas = 1 + ((7 * number) % 23);
      const strata = new Map([['truth symbols', number % 3 === 0 ? formulas : 0]]);
      return { key: `writer ${number}`, formulas, strata };
    });
    const ratios = { train: 0.8, validation: 0.2, test: 0 };
    for (const seed of [1, 2, 3, 4]) {
      const sides = balanceGroups(groups, nothing, ratios, seed);
      for (const of of [
        (group: SplitGroup) => group.formulas,
        (group: SplitGroup) => group.strata?.get('truth symbols') ?? 0,
      ]) {
        const counts = filled(groups, sides, of);
        expect(missOf(counts, counts.train + counts.validation + counts.test, ratios)).toBeLessThan(0.02);
        expect(counts.test).toBe(0);
      }
    }
  });

  it('draws another split for another seed where writers wrote more and less', () => {
    const groups = groupsOf(Array.from({ length: 71 }, (_, number) => 2 + ((number * 5) % 13)));
    const ratios = { train: 0.8, validation: 0.1, test: 0.1 };
    const drawn = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
      [...balanceGroups(groups, nothing, ratios, seed)]
        .filter(([, side]) => side === 'test')
        .map(([key]) => key)
        .sort()
        .join(),
    );
    expect(new Set(drawn).size).toBe(8);
  });
});
