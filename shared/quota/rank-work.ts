import type { FormulaStatus } from '#schemas/domain/layer.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import { hasCategories, type QuantityByStatus } from './quantity.ts';

/** Open formulas of one kind and status, which are equally useful for every quota of formulas. */
export interface OpenGroup {
  readonly signature: string;
  readonly status: FormulaStatus;
  readonly formulas: number;
  /** Symbols by class in these formulas. */
  readonly symbolsByClass: ReadonlyMap<string, number>;
}

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
  quotas: readonly OpenQuota[],
  person: string,
  reviews: boolean,
): readonly RankedGroup<Group>[] {
  const gaps = quotas.flatMap(({ quota, byStatus }) => {
    const missing = quota.target - byStatus.accepted;
    const onItsWay = byStatus.submitted;
    const isOwn = quota.assignees.some((assignee) => assignee === person);
    return missing <= 0 ? [] : [{ quota, missing, undrafted: Math.max(0, missing - onItsWay), isOwn }];
  });
  const gapsOf = gapsBySignature(gaps);
  const sharesOf = (group: Group) => {
    const { formulas, symbolClasses } = gapsOf(group.signature);
    const shares = formulas.map((gap) => ({ id: gap.quota.id, worth: worthOf(gap, group.status, 1) }));
    for (const [symbolClass, count] of group.symbolsByClass) {
      // More than one symbol of a class in a formula is not worth more.
      const share = Math.min(1, count / group.formulas);
      for (const gap of symbolClasses.get(symbolClass) ?? []) {
        shares.push({ id: gap.quota.id, worth: worthOf(gap, group.status, share) });
      }
    }
    return shares.filter(({ worth }) => worth > 0);
  };
  return groups
    .filter(({ formulas, status }) => formulas > 0 && (reviews || status !== 'submitted'))
    .map(
      (group): RankedGroup<Group> => ({
        ...group,
        score: sharesOf(group).reduce((sum, { worth }) => sum + worth, 0),
        // There are thousands of groups, and those that come first are looked at.
        get fills() {
          return sharesOf(group)
            .sort((a, b) => b.worth - a.worth)
            .map(({ id }) => id);
        },
      }),
    )
    .sort((a, b) => b.score - a.score || byReadiness(a, b) || (a.signature < b.signature ? -1 : 1));
}

interface OpenGap {
  readonly quota: Quota;
  readonly missing: number;
  /** What is missing and not submitted either. */
  readonly undrafted: number;
  readonly isOwn: boolean;
}

/** What so many items of an open group are worth for a gap. */
function worthOf({ quota, missing, undrafted, isOwn }: OpenGap, status: FormulaStatus, items: number): number {
  const open = status === 'submitted' ? missing : undrafted;
  return (open / quota.target) * items * (isOwn ? ownGapWeight : 1);
}

/** Gaps that formulas of a signature count for; found once for each signature. */
function gapsBySignature(gaps: readonly OpenGap[]) {
  const found = new Map<string, { formulas: readonly OpenGap[]; symbolClasses: ReadonlyMap<string, OpenGap[]> }>();
  return (signature: string) => {
    let own = found.get(signature);
    if (!own) {
      const matching = gaps.filter(({ quota }) => hasCategories(signature, quota.categories));
      const ofClasses = matching.filter(({ quota }) => quota.symbolClass !== null);
      own = {
        formulas: matching.filter(({ quota }) => quota.symbolClass === null),
        symbolClasses: Map.groupBy(ofClasses, ({ quota }) => quota.symbolClass ?? ''),
      };
      found.set(signature, own);
    }
    return own;
  };
}

const readiness: readonly FormulaStatus[] = ['submitted', 'returned', 'drafted', 'absent'];

/** Of equal worth, what is nearest to being done comes first. */
function byReadiness(a: OpenGroup, b: OpenGroup): number {
  return readiness.indexOf(a.status) - readiness.indexOf(b.status);
}
