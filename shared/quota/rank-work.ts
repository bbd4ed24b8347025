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
  /** What of the score is of gaps that the person was given. */
  readonly ownScore: number;
  /** Quotas whose gaps a formula of this group helps to fill, those that it helps most first. */
  readonly fills: readonly Quota['id'][];
};

/**
 * Puts open work into the order of the gaps it fills. A formula is worth the sum, over the quotas it counts for, of
 * the share of the target that is still missing; for symbols of a class, as many of these as a formula of the group
 * has on average. What fills a gap that the person was given comes before everything else. What waits for acceptance is on its way: whoever drafts does not fill that gap again, whoever
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
  const places = placesOf(groups);
  const gaps = gapsOf(quotas, places, person);
  const items = itemsOf(groups, symbols);
  const scores = new Float64Array(groups.length);
  const ownScores = new Float64Array(groups.length);
  for (const gap of gaps) {
    const own = items(gap);
    for (let place = 0; place < scores.length; place++) {
      const worth = worthAt(gap, places, own, place);
      scores[place] = (scores[place] ?? 0) + worth;
      if (gap.isOwn) ownScores[place] = (ownScores[place] ?? 0) + worth;
    }
  }
  const fillsOf = (place: number) =>
    gaps
      .map((gap) => ({ id: gap.quota.id, isOwn: gap.isOwn, worth: worthAt(gap, places, items(gap), place) }))
      .filter(({ worth }) => worth > 0)
      .sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || b.worth - a.worth)
      .map(({ id }) => id);
  return groups
    .flatMap((group, place): RankedGroup<Group>[] => {
      if (group.formulas <= 0 || (group.status === 'submitted' && !reviews)) return [];
      // There are thousands of groups, and those that come first are looked at.
      const ranked = { ...group, score: scores[place] ?? 0, ownScore: ownScores[place] ?? 0, fills: [] };
      return [Object.defineProperty(ranked, 'fills', { get: () => fillsOf(place), enumerable: true })];
    })
    .sort(
      (a, b) =>
        b.ownScore - a.ownScore || b.score - a.score || byReadiness(a, b) || (a.signature < b.signature ? -1 : 1),
    );
}

/** The groups as numbers: there are thousands of them, and every quota looks at all. */
interface Places {
  readonly signatures: readonly string[];
  /** Place of each group's signature in these. */
  readonly signatureOf: Int32Array;
  /** By group: whether it waits for acceptance. */
  readonly isSubmitted: Uint8Array;
}

function placesOf(groups: readonly OpenGroup[]): Places {
  const signatures = [...new Set(groups.map(({ signature }) => signature))];
  const placeOf = new Map(signatures.map((signature, place) => [signature, place]));
  return {
    signatures,
    signatureOf: Int32Array.from(groups, ({ signature }) => placeOf.get(signature) ?? 0),
    isSubmitted: Uint8Array.from(groups, ({ status }) => (status === 'submitted' ? 1 : 0)),
  };
}

interface OpenGap {
  readonly quota: Quota;
  /** Whether the person was given it. */
  readonly isOwn: boolean;
  /** By place of a signature: 1 where its formulas count. */
  readonly counts: Uint8Array;
  /** What one item is worth that waits for acceptance, and one that does not. */
  readonly submittedWorth: number;
  readonly undraftedWorth: number;
}

/** What is still open of quotas; those with one selection of categories share what they count. */
function gapsOf(quotas: readonly OpenQuota[], { signatures }: Places, person: string): readonly OpenGap[] {
  const known = new Map<string, Uint8Array>();
  return quotas.flatMap(({ quota, byStatus }): OpenGap[] => {
    const missing = quota.target - byStatus.accepted;
    if (missing <= 0) return [];
    const selection = quota.categories.join();
    const counts =
      known.get(selection) ??
      Uint8Array.from(signatures, (signature) => (hasCategories(signature, quota.categories) ? 1 : 0));
    known.set(selection, counts);
    // What waits for acceptance is on its way.
    const undrafted = Math.max(0, missing - byStatus.submitted);
    const isOwn = quota.assignees.some((assignee) => assignee === person);
    const worthOf = (open: number) => open / quota.target;
    return [{ quota, isOwn, counts, submittedWorth: worthOf(missing), undraftedWorth: worthOf(undrafted) }];
  });
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

/** What the formulas of a group are worth for a gap, each. */
function worthAt(gap: OpenGap, places: Places, items: Float64Array | null, place: number): number {
  if (gap.counts[places.signatureOf[place] ?? 0] !== 1) return 0;
  const worth = places.isSubmitted[place] === 1 ? gap.submittedWorth : gap.undraftedWorth;
  return worth * (items === null ? 1 : (items[place] ?? 0));
}

const readiness: readonly FormulaStatus[] = ['submitted', 'returned', 'drafted', 'absent'];

/** Of equal worth, what is nearest to being done comes first. */
function byReadiness(a: OpenGroup, b: OpenGroup): number {
  return readiness.indexOf(a.status) - readiness.indexOf(b.status);
}
