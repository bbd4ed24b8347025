import { type SplitRatios, type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { seededFraction, seededHash } from './seeded-hash.ts';

/** Pages that must stand on one side. */
export interface SplitGroup {
  /** The same in every project that holds the same pages; differs between groups. */
  readonly key: string;
  readonly formulas: number;
}

/**
 * A side for each group: the largest first, each to the side that is furthest below its share of all formulas. Groups
 * of one size come in an order drawn by the seed. Groups without formulas (pages that are empty on purpose) weigh
 * nothing: their side is drawn by the shares. `held` is what the sides have already; a side with share 0 gets nothing.
 */
export function balanceGroups(
  groups: readonly SplitGroup[],
  held: Readonly<Record<SplitSide, number>>,
  ratios: SplitRatios,
  seed: number,
): ReadonlyMap<string, SplitSide> {
  const total = groups.reduce((sum, group) => sum + group.formulas, 0) + held.train + held.validation + held.test;
  const counts: Record<SplitSide, number> = { ...held };
  const sides = splitSides.filter((side) => ratios[side] > 0);
  const ordered = groups
    .map((group) => ({ group, rank: seededHash(seed, group.key) }))
    .sort((a, b) => b.group.formulas - a.group.formulas || a.rank - b.rank || (a.group.key < b.group.key ? -1 : 1));
  const chosen = new Map<string, SplitSide>();
  for (const { group } of ordered) {
    const side = group.formulas === 0 ? drawSide(group.key, ratios, seed) : furthestBelow(sides, counts, ratios, total);
    counts[side] += group.formulas;
    chosen.set(group.key, side);
  }
  return chosen;
}

function furthestBelow(
  sides: readonly SplitSide[],
  counts: Readonly<Record<SplitSide, number>>,
  ratios: SplitRatios,
  total: number,
): SplitSide {
  let best: SplitSide = 'train';
  let greatest = Number.NEGATIVE_INFINITY;
  for (const side of sides) {
    const missing = ratios[side] * total - counts[side];
    if (missing <= greatest) continue;
    greatest = missing;
    best = side;
  }
  return best;
}

function drawSide(key: string, ratios: SplitRatios, seed: number): SplitSide {
  const drawn = seededFraction(seed, key);
  if (drawn < ratios.train) return 'train';
  return drawn < ratios.train + ratios.validation || ratios.test === 0 ? 'validation' : 'test';
}
