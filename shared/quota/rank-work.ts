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
  return groups
    .filter(({ formulas, status }) => formulas > 0 && (reviews || status !== 'submitted'))
    .map((group): RankedGroup<Group> => {
      const shares = gaps.flatMap(({ quota, missing, undrafted, isOwn }) => {
        const open = group.status === 'submitted' ? missing : undrafted;
        const worth = (open / quota.target) * perFormula(group, quota) * (isOwn ? ownGapWeight : 1);
        return worth > 0 ? [{ id: quota.id, worth }] : [];
      });
      shares.sort((a, b) => b.worth - a.worth);
      return {
        ...group,
        score: shares.reduce((sum, { worth }) => sum + worth, 0),
        fills: shares.map(({ id }) => id),
      };
    })
    .sort((a, b) => b.score - a.score || byReadiness(a, b) || (a.signature < b.signature ? -1 : 1));
}

/** Items of a quota that one formula of the group brings; more than one symbol of a class is not worth more. */
function perFormula({ signature, formulas, symbolsByClass }: OpenGroup, quota: Quota): number {
  if (!hasCategories(signature, quota.categories)) return 0;
  if (quota.symbolClass === null) return 1;
  return Math.min(1, (symbolsByClass.get(quota.symbolClass) ?? 0) / formulas);
}

const readiness: readonly FormulaStatus[] = ['submitted', 'returned', 'drafted', 'absent'];

/** Of equal worth, what is nearest to being done comes first. */
function byReadiness(a: OpenGroup, b: OpenGroup): number {
  return readiness.indexOf(a.status) - readiness.indexOf(b.status);
}
