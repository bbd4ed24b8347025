import { z } from 'zod';
import { CategoryId, SymbolClassId } from '../domain/id.ts';
import { FormulaStatus } from '../domain/layer.ts';
import { Quota } from '../domain/quota.ts';
import { procedure } from './base.ts';

/** A quota with the quantity that stands against it. Only `accepted` counts; the other states stand beside it. */
export const QuotaProgress = z.object({
  quota: Quota,
  revision: z.int().positive(),
  accepted: z.int(),
  byStatus: z.record(FormulaStatus, z.int()),
});
export type QuotaProgress = z.infer<typeof QuotaProgress>;

/** Quantity of one category or symbol class, whether or not it has a quota. */
const Quantity = z.object({ byStatus: z.record(FormulaStatus, z.int()), total: z.int() });

export const QuotaOverview = z.object({
  quotas: z.array(QuotaProgress),
  /** All formulas. */
  all: Quantity,
  categories: z.array(Quantity.extend({ category: CategoryId })),
  /** Symbols by class, by the status of their formula. */
  symbolClasses: z.array(Quantity.extend({ symbolClass: SymbolClassId })),
});
export type QuotaOverview = z.infer<typeof QuotaOverview>;

export const quotasContract = {
  overview: procedure('annotator').output(QuotaOverview),
};
