import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { QuotaOverview } from '#schemas/contract/quotas.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { Budget } from '#schemas/domain/requirements.ts';
import { type BudgetPlan, planBudget } from '#shared/quota/budget.ts';
import { blankRequirements } from '#shared/requirements/default-requirements.ts';

export interface ShownBudget {
  readonly budget: Budget;
  readonly plan: BudgetPlan;
  /** Figures that stand beside each other have as many decimals, so that they can be summed by eye. */
  readonly amount: (value: number) => string;
  readonly withUnit: (value: number) => string;
}

/** From here on a decimal says nothing. */
const wholeFrom = 1000;

/** What the quotas cost as planned, in the unit of the budget. */
export function useBudget(schema: ProjectSchema, overview: QuotaOverview): ShownBudget {
  const t = useText('quotas');
  const format = useFormat();
  const { budget } = schema.requirements?.record ?? blankRequirements();
  const plan = planBudget(overview.quotas, budget);
  const digits = Math.max(plan.planned, budget.total ?? 0) < wholeFrom ? 1 : 0;
  const amount = (value: number) => format.decimal(value, digits);
  const withUnit = (value: number) =>
    budget.unit === 'hours' ? t('amountHours', { amount: amount(value) }) : `${amount(value)} ${budget.unit}`;
  return { budget, plan, amount, withUnit };
}
