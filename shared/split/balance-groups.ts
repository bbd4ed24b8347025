import { type SplitRatios, type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { seededFraction, seededHash } from './seeded-hash.ts';

/** Pages that must stand on one side. */
export interface SplitGroup {
  /** The same in every project that holds the same pages; differs between groups. */
  readonly key: string;
  readonly formulas: number;
}

/**
 * A side for each group: the largest first, each to the side that is furthest below its share (Sainte-Laguë's rule, so
 * that large groups are shared out as well as small ones, and not all to the largest side). Groups of one size come in
 * an order drawn by the seed. Groups without formulas (pages that are empty on purpose) weigh nothing: their side is
 * drawn by the shares. `held` is what the sides have already; a side with share 0 gets nothing.
 */
export function balanceGroups(
  groups: readonly SplitGroup[],
  held: Readonly<Record<SplitSide, number>>,
  ratios: SplitRatios,
  seed: number,
): ReadonlyMap<string, SplitSide> {
  const counts: Record<SplitSide, number> = { ...held };
  const ordered = groups
    .map((group) => ({ group, rank: seededHash(seed, group.key) }))
    .sort((a, b) => b.group.formulas - a.group.formulas || a.rank - b.rank || (a.group.key < b.group.key ? -1 : 1));
  const chosen = new Map<string, SplitSide>();
  for (const { group } of ordered) {
    const { key, formulas } = group;
    const side = formulas === 0 ? drawSide(key, ratios, seed) : furthestBelow(formulas, counts, ratios);
    counts[side] += formulas;
    chosen.set(key, side);
  }
  return chosen;
}

/** The side that would be least full by its share once half of the group were in; the first of equals. */
function furthestBelow(formulas: number, counts: Readonly<Record<SplitSide, number>>, ratios: SplitRatios): SplitSide {
  let best: SplitSide = 'train';
  let least = Number.POSITIVE_INFINITY;
  for (const side of splitSides) {
    const filled = ratios[side] === 0 ? Number.POSITIVE_INFINITY : (counts[side] + formulas / 2) / ratios[side];
    if (filled >= least) continue;
    least = filled;
    best = side;
  }
  return best;
}

function drawSide(key: string, ratios: SplitRatios, seed: number): SplitSide {
  const drawn = seededFraction(seed, key);
  if (drawn < ratios.train) return 'train';
  return drawn < ratios.train + ratios.validation || ratios.test === 0 ? 'validation' : 'test';
}
