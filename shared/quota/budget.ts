import type { Quota } from '#schemas/domain/quota.ts';
import type { Budget } from '#schemas/domain/requirements.ts';

export interface BudgetLine {
  readonly quota: Quota;
  readonly accepted: number;
  /** Cost of one item: the quota's own, else what the budget says of its unit; null where nobody says. */
  readonly cost: number | null;
  /** Null where there is no cost, as in `earned`. */
  readonly planned: number | null;
  /** What the accepted items cost, as far as they count towards the target. */
  readonly earned: number | null;
}

export interface BudgetPlan {
  readonly lines: readonly BudgetLine[];
  /** Of the quotas with a cost, as in `earned`. */
  readonly planned: number;
  readonly earned: number;
  /** Quotas without a cost, which the sums leave out. */
  readonly unpriced: number;
}

/** What the quotas cost, in the unit of the budget: each by itself, as an item that fills two of them is paid twice. */
export function planBudget(
  quotas: readonly { readonly quota: Quota; readonly accepted: number }[],
  budget: Pick<Budget, 'perFormula' | 'perSymbol'>,
): BudgetPlan {
  const lines = quotas.map(({ quota, accepted }) => {
    const cost = quota.costPerItem ?? (quota.unit === 'formula' ? budget.perFormula : budget.perSymbol);
    return {
      quota,
      accepted,
      cost,
      planned: cost === null ? null : quota.target * cost,
      earned: cost === null ? null : Math.min(accepted, quota.target) * cost,
    };
  });
  return {
    lines,
    planned: lines.reduce((sum, { planned }) => sum + (planned ?? 0), 0),
    earned: lines.reduce((sum, { earned }) => sum + (earned ?? 0), 0),
    unpriced: lines.filter(({ cost }) => cost === null).length,
  };
}
