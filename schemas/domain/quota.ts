import { z } from 'zod';
import { CategoryId, PersonId, QuotaId, SymbolClassId } from './id.ts';
import { SubModelKey } from './sub-model.ts';

/** How many accepted formulas (or symbols of one class) a selection must reach. */
export const Quota = z
  .object({
    kind: z.literal('quota'),
    id: QuotaId,
    /** Formulas that have all these categories; none: every formula. */
    categories: z.array(CategoryId),
    /** Counts symbols of this class instead of formulas. */
    symbolClass: SymbolClassId.nullable(),
    /** Counts what this sub-model can use; null: what the project asks for. */
    subModel: SubModelKey.nullable(),
    unit: z.enum(['formula', 'symbol']),
    target: z.int().positive().max(1_000_000_000),
    due: z.iso.date().nullable(),
    /** Cost of one item, in the project's currency or hours. */
    costPerItem: z.number().nonnegative().nullable(),
    /** Who works on the gap: what fills it comes first in their queue. */
    assignees: z.array(PersonId).max(100).default([]),
  })
  .refine((quota) => quota.symbolClass === null || quota.unit === 'symbol', 'a quota of a symbol class counts symbols');
export type Quota = Readonly<z.infer<typeof Quota>>;
