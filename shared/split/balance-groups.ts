import { type SplitRatios, type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { seededFraction, seededHash } from './seeded-hash.ts';
import { settleShares } from './settle-shares.ts';
import { type SideContent, type SplitGroup, truthKind } from './split-group.ts';

/** "Within 1 %", with something to spare for what is counted otherwise than here. */
export const shareTolerance = 0.009;

/**
 * A side for each group: the largest first, each to the side that is furthest below its share (Sainte-Laguë's rule, so
 * that large groups are shared out as well as small ones, and not all to the largest side). Groups of about one size
 * come in an order drawn by the seed. What uneven sizes leave off the shares in the end is put right (`settleShares`). Groups without formulas (pages that are empty on purpose) weigh nothing: their side is
 * drawn by the shares. `held` is what the sides have already; a side with share 0 gets nothing.
 *
 * Formulas with a truth that others lack are a stratum of their own: groups that have such are shared out by the number of
 * formulas with their rarest truth, the rarest of all first, and only the rest by all formulas. Else a test set could have
 * its share of formulas, and next to none that a sub-model is tested with.
 *
 * With strata a group goes, among the sides that would stay within half a per cent of their share, to the one where it
 * brings the strata nearest to their shares (least χ²), rare strata before common ones.
 *
 * @param tolerance part of all formulas by which a side may miss its share where groups allow better
 */
export function balanceGroups(
  groups: readonly SplitGroup[],
  held: Readonly<Record<SplitSide, SideContent>>,
  ratios: SplitRatios,
  seed: number,
  tolerance = shareTolerance,
): ReadonlyMap<string, SplitSide> {
  const formulas: Record<SplitSide, number> = {
    train: held.train.formulas,
    validation: held.validation.formulas,
    test: held.test.formulas,
  };
  const total = [...groups, ...splitSides.map((side) => held[side])].reduce((sum, one) => sum + one.formulas, 0);
  const strata = groups.some((group) => group.strata) ? new Strata(groups, held, ratios) : null;
  const ordered = groups
    .map((group) => {
      const truth = strata?.rarestTruthOf(group) ?? null;
      const weight = truth === null ? group.formulas : (group.strata?.get(truth) ?? 0);
      const place = truth === null || !strata ? Number.POSITIVE_INFINITY : strata.totalOf(truth);
      return { group, truth, weight, place, rank: seededHash(seed, group.key), rarity: strata?.rarityOf(group) ?? 0 };
    })
    .sort(
      (a, b) =>
        compare(a.place, b.place) ||
        compare(a.truth ?? '', b.truth ?? '') ||
        sizeOf(b.weight) - sizeOf(a.weight) ||
        a.rarity - b.rarity ||
        a.rank - b.rank ||
        (a.group.key < b.group.key ? -1 : 1),
    );
  const chosen = new Map<string, SplitSide>();
  for (const { group, truth, weight } of ordered) {
    const ofTruth = truth === null || !strata ? null : { counts: strata.heldOf(truth), total: strata.totalOf(truth) };
    const content = ofTruth ?? { counts: formulas, total };
    const fallback = weight === 0 ? drawSide(group.key, ratios, seed) : furthestBelow(weight, content.counts, ratios);
    const side = strata === null || weight === 0 ? fallback : strata.best(group, weight, fallback, content);
    formulas[side] += group.formulas;
    strata?.add(group, side);
    chosen.set(group.key, side);
  }
  settleShares(
    ordered.map(({ group }) => group),
    chosen,
    held,
    ratios,
    tolerance,
    (group, from, to) => strata?.costOfMove(group, from, to) ?? 0,
    (group, from, to) => strata?.move(group, from, to),
  );
  return chosen;
}

/** Groups of one size are less than half as large again as the smallest of them: the seed draws their order. */
function sizeOf(weight: number): number {
  return weight === 0 ? -1 : Math.floor(Math.log(weight) / Math.log(1.5));
}

function compare<Value extends number | string>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is shared out: how much of it each side has, and how much there is. */
interface SharedContent {
  readonly counts: Readonly<Record<SplitSide, number>>;
  readonly total: number;
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

/** Share of all formulas by which a side may pass its own for the sake of the strata. */
const slack = 0.005;

/** How far the strata are from their shares on each side. */
class Strata {
  readonly #totals = new Map<string, number>();
  readonly #held: Readonly<Record<SplitSide, Map<string, number>>>;
  readonly #ratios: SplitRatios;

  constructor(groups: readonly SplitGroup[], held: Readonly<Record<SplitSide, SideContent>>, ratios: SplitRatios) {
    this.#ratios = ratios;
    this.#held = {
      train: new Map(held.train.strata),
      validation: new Map(held.validation.strata),
      test: new Map(held.test.strata),
    };
    for (const { strata } of [...groups, ...splitSides.map((side) => held[side])]) {
      for (const [stratum, count] of strata ?? []) {
        this.#totals.set(stratum, (this.#totals.get(stratum) ?? 0) + count);
      }
    }
  }

  /** Occurrences of the group's rarest stratum in all groups: the least first, while there is still a choice. */
  rarityOf({ strata }: SplitGroup): number {
    return Math.min(Number.MAX_SAFE_INTEGER, ...[...(strata?.keys() ?? [])].map((key) => this.#totals.get(key) ?? 0));
  }

  add({ strata }: SplitGroup, side: SplitSide): void {
    const held = this.#held[side];
    for (const [stratum, count] of strata ?? []) held.set(stratum, (held.get(stratum) ?? 0) + count);
  }

  move(group: SplitGroup, from: SplitSide, to: SplitSide): void {
    const held = this.#held[from];
    for (const [stratum, count] of group.strata ?? []) held.set(stratum, (held.get(stratum) ?? 0) - count);
    this.add(group, to);
  }

  /** Change of χ² over the group's strata if it went from a side to another. */
  costOfMove(group: SplitGroup, from: SplitSide, to: SplitSide): number {
    return this.#cost(group, to) - this.#cost(group, from, 1);
  }

  totalOf(stratum: string): number {
    return this.#totals.get(stratum) ?? 0;
  }

  heldOf(stratum: string): Readonly<Record<SplitSide, number>> {
    const of = (side: SplitSide) => this.#held[side].get(stratum) ?? 0;
    return { train: of('train'), validation: of('validation'), test: of('test') };
  }

  /** The truth of the group that the fewest formulas have; null where it has none. */
  rarestTruthOf({ strata }: SplitGroup): string | null {
    const truths = [...(strata?.keys() ?? [])].filter((stratum) => stratum.startsWith(truthKind));
    return truths.sort((a, b) => this.totalOf(a) - this.totalOf(b) || compare(a, b))[0] ?? null;
  }

  /** @param weight what the group has of what is shared out */
  best(group: SplitGroup, weight: number, fallback: SplitSide, { counts, total }: SharedContent): SplitSide {
    let best = fallback;
    let least = this.#cost(group, fallback);
    for (const side of splitSides) {
      const ratio = this.#ratios[side];
      if (side === fallback || ratio === 0) continue;
      if (counts[side] + weight > (ratio + slack) * total) continue;
      const cost = this.#cost(group, side);
      if (cost >= least) continue;
      least = cost;
      best = side;
    }
    return best;
  }

  /**
   * Change of χ² over the group's strata if it went to the side.
   *
   * @param already 1: of a group that is on the side, by what it adds there
   */
  #cost({ strata }: SplitGroup, side: SplitSide, already: 0 | 1 = 0): number {
    let cost = 0;
    for (const [stratum, count] of strata ?? []) {
      const wanted = (this.#totals.get(stratum) ?? 0) * this.#ratios[side];
      if (wanted === 0) continue;
      const before = (this.#held[side].get(stratum) ?? 0) - already * count;
      cost += (count * (2 * (before - wanted) + count)) / wanted;
    }
    return cost;
  }
}
