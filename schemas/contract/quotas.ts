import { z } from 'zod';
import { Box } from '../domain/geometry.ts';
import { CategoryId, FacetId, FormulaId, PageId, PersonId, QuotaId, Sha256, SymbolClassId } from '../domain/id.ts';
import { FormulaStatus } from '../domain/layer.ts';
import { Quota } from '../domain/quota.ts';
import { SubModelKey } from '../domain/sub-model.ts';
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

const Day = z.iso.date();

export const gapStates = ['reached', 'on-track', 'late', 'overdue', 'stalled', 'no-date'] as const;

/** A quota with how far it is from its target and when it gets there at the pace of the last four weeks. */
export const QuotaGap = QuotaProgress.extend({
  missing: z.int(),
  pacePerDay: z.number(),
  /** Items a day that would reach the target on the due date; null without one or past it. */
  neededPerDay: z.number().nullable(),
  forecast: Day.nullable(),
  state: z.enum(gapStates),
});
export type QuotaGap = z.infer<typeof QuotaGap>;

/** One cell of a matrix; null: what has no category of that axis. What is out of use has cells like all others. */
export const MatrixCell = z.object({
  row: z.string().nullable(),
  column: CategoryId.nullable(),
  byStatus: z.record(FormulaStatus, z.int()),
  target: z.int().nullable(),
});
export type MatrixCell = z.infer<typeof MatrixCell>;

/** What one person did on one day (UTC), from the operation log. */
export const PersonDay = z.object({
  day: Day,
  person: PersonId,
  seconds: z.number(),
  operations: z.int(),
  /** Formulas of which anything was submitted, accepted, returned that day, each once; not those taken back since. */
  formulasSubmitted: z.int(),
  formulasAccepted: z.int(),
  formulasReturned: z.int(),
  symbolsDrawn: z.int(),
  /** Drawn by the program at their word, and not confirmed when they came. */
  symbolsByMachine: z.int(),
});
export type PersonDay = z.infer<typeof PersonDay>;

/** Open work in the order of the gaps it fills. */
export const NextWork = z.object({
  formula: FormulaId,
  page: PageId,
  pageName: z.string(),
  imageSha256: Sha256,
  /** Page pixels. */
  region: Box,
  latex: z.string(),
  status: FormulaStatus,
  categories: z.array(CategoryId),
  /** Quotas that it helps to fill, those that it helps most first. */
  fills: z.array(QuotaId),
});
export type NextWork = z.infer<typeof NextWork>;

export const quotasContract = {
  overview: procedure('annotator').output(QuotaOverview),
  /** Every quota with its gap, widest first. `today` is the day where the person is. */
  gaps: procedure('annotator')
    .input(z.object({ today: Day }))
    .output(z.array(QuotaGap)),
  /** Categories of one facet (or every symbol class) against those of another. */
  matrix: procedure('annotator')
    .input(
      z.object({
        rows: z.union([FacetId, z.literal('symbol-classes')]),
        columns: FacetId,
        subModel: SubModelKey.nullable().default(null),
      }),
    )
    .output(z.object({ rows: z.array(z.string()), columns: z.array(CategoryId), cells: z.array(MatrixCell) })),
  /** Accepted items at the end of each day on which they changed: of a quota, or (null) of all formulas. */
  history: procedure('annotator')
    .input(z.object({ quota: QuotaId.nullable() }))
    .output(z.array(z.object({ day: Day, accepted: z.int() }))),
  people: procedure('annotator').output(z.array(PersonDay)),
  /** What the caller should do next, or somebody whom a lead asks about. */
  next: procedure('annotator')
    .input(z.object({ person: PersonId.nullable().default(null), limit: z.int().min(1).max(200).default(50) }))
    .output(
      z.object({
        items: z.array(NextWork),
        /** Formulas that are open to that person. */
        open: z.int(),
        /** What is open to them, as far as they have to do with it. */
        statuses: z.array(FormulaStatus),
        /** How many more the library shows the caller: that person is to annotate them a second time. */
        hidden: z.int(),
      }),
    ),
};
