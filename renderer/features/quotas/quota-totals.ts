import type { QuotaProgress } from '#schemas/contract/quotas.ts';
import type { BudgetPlan } from '#shared/quota/budget.ts';

export interface QuotaTotals {
  /** Quotas whose target is reached, and all of them. */
  readonly reached: number;
  readonly quotas: number;
  /** Accepted items as far as they count towards a target, and all targets. */
  readonly filled: number;
  readonly target: number;
  /** Items still missing, of quotas that count formulas and of those that count symbols. */
  readonly missingFormulas: number;
  readonly missingSymbols: number;
  /** Earliest due date (ISO) of a quota that is not reached. */
  readonly nextDue: string | null;
}

export function missingOf({ quota, accepted }: QuotaProgress): number {
  return Math.max(0, quota.target - accepted);
}

/** Sums quotas up. What exceeds one target fills no other. */
export function totalQuotas(quotas: readonly QuotaProgress[]): QuotaTotals {
  const missing = (unit: 'formula' | 'symbol') =>
    quotas.filter(({ quota }) => quota.unit === unit).reduce((sum, progress) => sum + missingOf(progress), 0);
  const dues = quotas
    .filter((progress) => missingOf(progress) > 0)
    .map(({ quota }) => quota.due)
    .filter((due) => due !== null)
    .toSorted();
  return {
    reached: quotas.filter((progress) => missingOf(progress) === 0).length,
    quotas: quotas.length,
    filled: quotas.reduce((sum, { quota, accepted }) => sum + Math.min(accepted, quota.target), 0),
    target: quotas.reduce((sum, { quota }) => sum + quota.target, 0),
    missingFormulas: missing('formula'),
    missingSymbols: missing('symbol'),
    nextDue: dues[0] ?? null,
  };
}

/** What the missing items cost; null where nobody says what one costs. */
export function costToCome({ lines, planned, earned, unpriced }: BudgetPlan): number | null {
  return unpriced < lines.length ? planned - earned : null;
}
