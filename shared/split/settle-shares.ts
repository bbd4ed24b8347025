import { type SplitRatios, type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { type SideContent, type SplitGroup, truthKind } from './split-group.ts';

/** Kinds of groups on a side that are tried against each other: the rest are alike enough. */
const mostKinds = 120;
/** Groups of a kind among which the one is looked for that the strata miss least. */
const mostAlike = 16;
/** Groups that are looked at in all steps together; each step looks at all of them. */
const mostLookedAt = 20_000_000;
const mostSteps = 400;
/** States (formulas in validation by formulas in test) times groups that an exact search may look at. */
const mostStates = 20_000_000;

/** What is shared out in a split of its own: all formulas, and those with each truth. */
interface Shared {
  readonly of: (group: SplitGroup) => number;
  readonly total: number;
  readonly counts: Record<SplitSide, number>;
}

/** Groups of one side that hold as much of everything that is shared out. */
interface Kind {
  readonly weights: readonly number[];
  readonly groups: SplitGroup[];
}

/** Change of what the strata miss if a group went from a side to another. */
export type CostOfMove = (group: SplitGroup, from: SplitSide, to: SplitSide) => number;

/**
 * Puts right what groups of uneven size leave off their shares when each was given the side that was best for it alone:
 * as long as a side misses its share of something by more than `tolerance`, the move of one group, or the exchange of
 * two, that helps most is made; of groups that help alike the one that costs the strata least. Where that ends too early
 * and there are few groups, all ways to fill validation and test are looked through. Nothing moves where all sides have
 * their shares.
 *
 * @param chosen the side of each group, by its key; is changed
 * @param tolerance part of the total by which a side may miss its share
 * @param moved told of each change, before the next cost is asked for
 */
export function settleShares(
  groups: readonly SplitGroup[],
  chosen: Map<string, SplitSide>,
  held: Readonly<Record<SplitSide, SideContent>>,
  ratios: SplitRatios,
  tolerance: number,
  costOf: CostOfMove,
  moved: (group: SplitGroup, from: SplitSide, to: SplitSide) => void,
): void {
  const shared = sharedOf(groups, chosen, held);
  const movable = groups.filter(({ formulas }) => formulas > 0);
  const move = (group: SplitGroup, to: SplitSide) => {
    const from = chosen.get(group.key) ?? 'train';
    for (const { of, counts } of shared) {
      counts[from] -= of(group);
      counts[to] += of(group);
    }
    chosen.set(group.key, to);
    moved(group, from, to);
  };
  const steps = Math.min(mostSteps, Math.ceil(mostLookedAt / (movable.length + 1)));
  for (let step = 0; step < steps && missOf(shared, ratios, tolerance) > 0; step += 1) {
    const best = bestExchange(movable, chosen, shared, ratios, tolerance);
    if (best === null) break;
    const [away, back] = [
      cheapest(best.away, best.from, best.to, costOf),
      cheapest(best.back, best.to, best.from, costOf),
    ];
    if (away) move(away, best.to);
    if (back) move(back, best.from);
  }
  const before = worstOf(shared[0], ratios);
  if (before <= tolerance + rounding) return;
  const missed = missOf(shared, ratios, tolerance);
  const exact = searchAll(movable, chosen, shared[0], ratios);
  if (exact === null) return;
  const was = movable.map(({ key }) => chosen.get(key) ?? 'train');
  const place = (sides: readonly SplitSide[]) => {
    for (const [index, group] of movable.entries()) {
      const side = sides[index] ?? 'train';
      if (chosen.get(group.key) !== side) move(group, side);
    }
  };
  place(exact);
  const after = worstOf(shared[0], ratios);
  // What truths miss is not made worse for a little less of what all formulas miss.
  const isBetter = after < before - rounding && (after <= tolerance || shared.length === 1);
  if (!isBetter && missOf(shared, ratios, tolerance) >= missed) place(was);
}

function sharedOf(
  groups: readonly SplitGroup[],
  chosen: ReadonlyMap<string, SplitSide>,
  held: Readonly<Record<SplitSide, SideContent>>,
): readonly [Shared, ...Shared[]] {
  const truths = new Set<string>();
  const note = ({ strata }: SideContent) => {
    for (const key of strata?.keys() ?? []) if (key.startsWith(truthKind)) truths.add(key);
  };
  groups.forEach(note);
  for (const side of splitSides) note(held[side]);
  const share = (of: (content: SideContent) => number): Shared => {
    const counts = { train: of(held.train), validation: of(held.validation), test: of(held.test) };
    for (const group of groups) counts[chosen.get(group.key) ?? 'train'] += of(group);
    return { of, counts, total: counts.train + counts.validation + counts.test };
  };
  return [
    share(({ formulas }) => formulas),
    ...[...truths].sort().map((key) => share(({ strata }) => strata?.get(key) ?? 0)),
  ];
}

/** A truth may miss its shares by as much as all formulas may where shares are asked for. */
const truthTolerance = 0.01;
/** What all formulas miss counts so many times what those with a truth miss. */
const formulasFirst = 10;
/** Shares are fractions: what differs by less is the same number of formulas. */
const rounding = 1e-9;

/** How far a side is from its share of one thing, as a part of it all; 0 within the tolerance. */
function missOn(count: number, ratio: number, total: number, tolerance: number): number {
  if (total === 0) return 0;
  const miss = Math.abs(count / total - ratio) - tolerance;
  return miss <= rounding ? 0 : miss;
}

function missOfSide(
  shared: readonly Shared[],
  side: SplitSide,
  ratios: SplitRatios,
  tolerance: number,
  change?: readonly number[],
): number {
  return shared.reduce((sum, { counts, total }, index) => {
    const count = counts[side] + (change?.[index] ?? 0);
    const miss = missOn(count, ratios[side], total, index === 0 ? tolerance : truthTolerance);
    return sum + (index === 0 ? formulasFirst * miss : miss);
  }, 0);
}

/** The most that a side is from its share, as a part of it all. */
function worstOf({ counts, total }: Pick<Shared, 'counts' | 'total'>, ratios: SplitRatios): number {
  return total === 0 ? 0 : Math.max(...splitSides.map((side) => Math.abs(counts[side] / total - ratios[side])));
}

function missOf(shared: readonly Shared[], ratios: SplitRatios, tolerance: number): number {
  return splitSides.reduce((sum, side) => sum + missOfSide(shared, side, ratios, tolerance), 0);
}

interface Exchange {
  readonly from: SplitSide;
  readonly to: SplitSide;
  /** Groups of which one goes there, and of which one comes back; null: none. */
  readonly away: Kind | null;
  readonly back: Kind | null;
}

/** The move or exchange after which the least is missed; null where none helps. */
function bestExchange(
  groups: readonly SplitGroup[],
  chosen: ReadonlyMap<string, SplitSide>,
  shared: readonly Shared[],
  ratios: SplitRatios,
  tolerance: number,
): Exchange | null {
  const kinds = new Map(splitSides.map((side) => [side, kindsOn(side, groups, chosen, shared)] as const));
  let best: Exchange | null = null;
  let most = rounding;
  for (const [index, from] of splitSides.entries()) {
    for (const to of splitSides.slice(index + 1)) {
      if (ratios[from] === 0 || ratios[to] === 0) continue;
      const before = missOfSide(shared, from, ratios, tolerance) + missOfSide(shared, to, ratios, tolerance);
      if (before === 0) continue;
      for (const away of [null, ...(kinds.get(from) ?? [])]) {
        for (const back of [null, ...(kinds.get(to) ?? [])]) {
          const gained = shared.map((_, at) => (away?.weights[at] ?? 0) - (back?.weights[at] ?? 0));
          const lost = gained.map((weight) => -weight);
          const after =
            missOfSide(shared, from, ratios, tolerance, lost) + missOfSide(shared, to, ratios, tolerance, gained);
          if (before - after <= most) continue;
          most = before - after;
          best = { from, to, away, back };
        }
      }
    }
  }
  return best;
}

/** The groups of a side by what they hold; of very many kinds some of every size. */
function kindsOn(
  side: SplitSide,
  groups: readonly SplitGroup[],
  chosen: ReadonlyMap<string, SplitSide>,
  shared: readonly Shared[],
): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const group of groups) {
    if (chosen.get(group.key) !== side) continue;
    const weights = shared.map(({ of }) => of(group));
    const name = weights.join(' ');
    const kind = kinds.get(name);
    if (kind) kind.groups.push(group);
    else kinds.set(name, { weights, groups: [group] });
  }
  const all = [...kinds.values()].sort((a, b) => (a.weights[0] ?? 0) - (b.weights[0] ?? 0));
  const step = Math.max(1, all.length / mostKinds);
  return Array.from({ length: Math.min(all.length, mostKinds) }, (_, at) => all[Math.floor(at * step)]).filter(
    (kind) => kind !== undefined,
  );
}

function cheapest(kind: Kind | null, from: SplitSide, to: SplitSide, costOf: CostOfMove): SplitGroup | null {
  let best: SplitGroup | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const group of kind?.groups.slice(0, mostAlike) ?? []) {
    const cost = costOf(group, from, to);
    if (cost >= least) continue;
    least = cost;
    best = group;
  }
  return best;
}

/**
 * Sides for the groups by which all formulas miss their shares least, of all ways there are; null where those are too
 * many to be looked at. A way to fill validation and test is found again by the last group that was needed for it.
 */
function searchAll(
  groups: readonly SplitGroup[],
  chosen: ReadonlyMap<string, SplitSide>,
  { counts, total }: Shared,
  ratios: SplitRatios,
): readonly SplitSide[] | null {
  const fixed = { ...counts };
  for (const { key, formulas } of groups) fixed[chosen.get(key) ?? 'train'] -= formulas;
  const largest = Math.max(0, ...groups.map(({ formulas }) => formulas));
  // Whoever has more by a whole group than its share misses less without it.
  const room = (side: SplitSide) =>
    ratios[side] === 0 ? 0 : Math.max(0, Math.floor(ratios[side] * total) + largest - fixed[side]);
  const [ofValidation, ofTest] = [room('validation') + 1, room('test') + 1];
  if (ofValidation * ofTest * groups.length > mostStates) return null;
  // For each state the group, from 1, with which it was first reached; validation then is odd, test is even.
  const first = new Int32Array(ofValidation * ofTest);
  const isReached = new Uint8Array(first.length);
  isReached[0] = 1;
  for (const [index, { formulas }] of groups.entries()) {
    for (let state = first.length - 1; state >= 0; state -= 1) {
      if (isReached[state] === 0) continue;
      const [validation, test] = [Math.floor(state / ofTest), state % ofTest];
      const inValidation = state + formulas * ofTest;
      if (validation + formulas < ofValidation && isReached[inValidation] === 0) {
        isReached[inValidation] = 1;
        first[inValidation] = 2 * index + 1;
      }
      const inTest = state + formulas;
      if (test + formulas < ofTest && isReached[inTest] === 0) {
        isReached[inTest] = 1;
        first[inTest] = 2 * index + 2;
      }
    }
  }
  const sum = groups.reduce((all, { formulas }) => all + formulas, 0);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [state, reached] of isReached.entries()) {
    if (reached === 0) continue;
    const [validation, test] = [Math.floor(state / ofTest), state % ofTest];
    const filled = {
      train: fixed.train + sum - validation - test,
      validation: fixed.validation + validation,
      test: fixed.test + test,
    };
    const miss = worstOf({ counts: filled, total }, ratios);
    if (miss >= least - rounding) continue;
    least = miss;
    best = state;
  }
  const sides = groups.map((): SplitSide => 'train');
  for (let state = best; state !== 0; ) {
    const mark = first[state] ?? 0;
    const index = Math.floor((mark - 1) / 2);
    const isValidation = mark % 2 === 1;
    sides[index] = isValidation ? 'validation' : 'test';
    state -= (groups[index]?.formulas ?? 0) * (isValidation ? ofTest : 1);
  }
  return sides;
}
