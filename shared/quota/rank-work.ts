import type { FormulaStatus } from '#schemas/domain/layer.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import { hasCategories, type QuantityByStatus } from './quantity.ts';

/** Open formulas of one kind and status, which are equally useful for every quota of formulas. */
export interface OpenGroup {
  readonly signature: string;
  readonly status: FormulaStatus;
  readonly formulas: number;
}

/** By class: its symbols in the formulas of each group, in the order of the groups. */
export type SymbolsInGroups = ReadonlyMap<string, ArrayLike<number>>;

/** A quota with what stands against it. */
export interface OpenQuota {
  readonly quota: Quota;
  readonly byStatus: QuantityByStatus;
}

export type RankedGroup<Group extends OpenGroup> = Group & {
  readonly score: number;
  /** Quotas whose gaps a formula of this group helps to fill, those that it helps most first. */
  readonly fills: readonly Quota['id'][];
};

/** Added for a gap that the person was given: their own comes before everything. */
const ownGapWeight = 1000;

/**
 * Puts open work into the order of the gaps it fills. A formula is worth the sum, over the quotas it counts for, of
 * the share of the target that is still missing; for symbols of a class, as many of these as a formula of the group
 * has on average. What waits for acceptance is on its way: whoever drafts does not fill that gap again, whoever
 * reviews does.
 *
 * @param person whose queue it is
 * @param reviews whether accepting what is submitted is part of that person's work
 */
export function rankWork<Group extends OpenGroup>(
  groups: readonly Group[],
  symbols: SymbolsInGroups,
  quotas: readonly OpenQuota[],
  person: string,
  reviews: boolean,
): readonly RankedGroup<Group>[] {
  const gapOf = gapMaker(groups, person);
  const gaps = quotas.flatMap((quota) => gapOf(quota) ?? []);
  const items = itemsOf(groups, symbols);
  const scores = new Float64Array(groups.length);
  for (const gap of gaps) addWorth(scores, gap, items(gap));
  const fillsOf = (place: number) =>
    gaps
      .map((gap) => ({ id: gap.quota.id, worth: worthAt(gap, items(gap), place) }))
      .filter(({ worth }) => worth > 0)
      .sort((a, b) => b.worth - a.worth)
      .map(({ id }) => id);
  return groups
    .flatMap((group, place): RankedGroup<Group>[] => {
      if (group.formulas <= 0 || (group.status === 'submitted' && !reviews)) return [];
      // There are thousands of groups, and those that come first are looked at.
      const ranked = { ...group, score: scores[place] ?? 0, fills: [] };
      return [Object.defineProperty(ranked, 'fills', { get: () => fillsOf(place), enumerable: true })];
    })
    .sort((a, b) => b.score - a.score || byReadiness(a, b) || (a.signature < b.signature ? -1 : 1));
}

interface OpenGap {
  readonly quota: Quota;
  /** What one item of each group is worth; 0 where it does not count. */
  readonly worth: Float64Array;
}

/** Makes what is still open of a quota; null where nothing is. Each selection of categories is looked for only once. */
function gapMaker(groups: readonly OpenGroup[], person: string): (quota: OpenQuota) => OpenGap | null {
  const signatures = [...new Set(groups.map(({ signature }) => signature))];
  const placeOf = new Map(signatures.map((signature, place) => [signature, place]));
  const places = groups.map(({ signature }) => placeOf.get(signature) ?? 0);
  const isSubmitted = groups.map(({ status }) => (status === 'submitted' ? 1 : 0));
  const known = new Map<string, readonly (0 | 1)[]>();
  return ({ quota, byStatus }) => {
    const missing = quota.target - byStatus.accepted;
    if (missing <= 0) return null;
    const selection = quota.categories.join();
    const counts =
      known.get(selection) ?? signatures.map((signature) => (hasCategories(signature, quota.categories) ? 1 : 0));
    known.set(selection, counts);
    // What waits for acceptance is on its way.
    const undrafted = Math.max(0, missing - byStatus.submitted);
    const weight = quota.assignees.some((assignee) => assignee === person) ? ownGapWeight : 1;
    const worth = new Float64Array(groups.length);
    for (let group = 0; group < worth.length; group++) {
      if (counts[places[group] ?? 0] !== 1) continue;
      worth[group] = ((isSubmitted[group] === 1 ? missing : undrafted) / quota.target) * weight;
    }
    return { quota, worth };
  };
}

/** Items of a gap that one formula of each group has; null: one. */
function itemsOf(groups: readonly OpenGroup[], symbols: SymbolsInGroups): (gap: OpenGap) => Float64Array | null {
  const known = new Map<string, Float64Array>();
  const sizes = groups.map(({ formulas }) => Math.max(1, formulas));
  return ({ quota: { symbolClass } }) => {
    if (symbolClass === null) return null;
    const found = known.get(symbolClass);
    if (found) return found;
    const counts = symbols.get(symbolClass);
    const items = new Float64Array(groups.length);
    for (let place = 0; place < items.length; place++) {
      // More than one symbol of a class in a formula is not worth more.
      items[place] = Math.min(1, (counts?.[place] ?? 0) / (sizes[place] ?? 1));
    }
    known.set(symbolClass, items);
    return items;
  };
}

function addWorth(scores: Float64Array, { worth }: OpenGap, items: Float64Array | null): void {
  for (let place = 0; place < scores.length; place++) {
    scores[place] = (scores[place] ?? 0) + (worth[place] ?? 0) * (items === null ? 1 : (items[place] ?? 0));
  }
}

function worthAt({ worth }: OpenGap, items: Float64Array | null, place: number): number {
  return (worth[place] ?? 0) * (items === null ? 1 : (items[place] ?? 0));
}

const readiness: readonly FormulaStatus[] = ['submitted', 'returned', 'drafted', 'absent'];

/** Of equal worth, what is nearest to being done comes first. */
function byReadiness(a: OpenGroup, b: OpenGroup): number {
  return readiness.indexOf(a.status) - readiness.indexOf(b.status);
}
