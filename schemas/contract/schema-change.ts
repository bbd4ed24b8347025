import { z } from 'zod';
import { CategoryId, FacetId, OperationId, QuotaId, SymbolClassId } from '../domain/id.ts';
import { FormulaStatus } from '../domain/layer.ts';
import { LocalisedName, Slug } from '../domain/name.ts';
import { SymbolLabel } from '../domain/symbol-class.ts';
import { FormulaFilter } from './library.ts';

const CategoryPart = z.object({
  /** The category that takes over: one that is there, or a new one of the same facet. */
  into: z.union([z.object({ id: CategoryId }), z.object({ key: Slug, name: LocalisedName })]),
  where: FormulaFilter,
});

const ClassPart = z.object({
  into: z.union([z.object({ id: SymbolClassId }), z.object({ label: SymbolLabel })]),
  where: FormulaFilter,
});

/**
 * A change of the project's kinds that people's work has to follow: one operation, with one undo. No document is
 * deleted, and an edit that stands open while it happens stays good.
 */
export const SchemaChange = z.discriminatedUnion('kind', [
  /** `from` become aliases of `into`: formulas keep what they hold and count as `into`. */
  z.object({ kind: z.literal('merge-categories'), from: z.array(CategoryId).min(1).max(200), into: CategoryId }),
  z.object({ kind: z.literal('merge-classes'), from: z.array(SymbolClassId).min(1).max(200), into: SymbolClassId }),
  /** Aliases become categories or classes of their own again. */
  z.object({ kind: z.literal('separate-category'), id: CategoryId }),
  z.object({ kind: z.literal('separate-class'), id: SymbolClassId }),
  /** Formulas of `from` go to the first part whose filter they match; the others stay. */
  z.object({
    kind: z.literal('split-category'),
    from: CategoryId,
    parts: z.array(CategoryPart).min(1).max(20),
    retiresSource: z.boolean(),
  }),
  /** Symbols of `from` go with their formula: to the first part whose filter it matches; the others stay. */
  z.object({
    kind: z.literal('split-class'),
    from: SymbolClassId,
    parts: z.array(ClassPart).min(1).max(20),
    retiresSource: z.boolean(),
  }),
  z.object({ kind: z.literal('retire-facet'), id: FacetId, retired: z.boolean() }),
  z.object({ kind: z.literal('retire-category'), id: CategoryId, retired: z.boolean() }),
  z.object({ kind: z.literal('retire-class'), id: SymbolClassId, retired: z.boolean() }),
  /** Gives the categories that the project's rules propose to formulas that are there already. */
  z.object({ kind: z.literal('apply-category-rules') }),
]);
export type SchemaChange = z.infer<typeof SchemaChange>;

/** What a change would do, or has done. */
export const SchemaChangeEffect = z.object({
  /** Formulas that the change concerns, by status: their states stay as they are. */
  formulas: z.record(FormulaStatus, z.int()),
  symbols: z.int(),
  /** Of these formulas, how many are written anew; the others follow without being touched. */
  rewritten: z.int(),
  /** Of a split: what goes where, in the order of its parts; what stays comes last. */
  parts: z.array(z.object({ formulas: z.int(), symbols: z.int() })),
  /** Quotas that speak of what changes: they move along, join another one, or can no longer grow. */
  quotas: z.array(
    z.object({ quota: QuotaId, effect: z.enum(['moves', 'joins', 'stops']), target: z.int(), becomes: z.int() }),
  ),
  categoryRules: z.int(),
  /** Releases hold what they hold: none of them changes. */
  releases: z.int(),
});
export type SchemaChangeEffect = z.infer<typeof SchemaChangeEffect>;

/** Report of the job that changes kinds. */
export const SchemaChangeReport = z.object({ operation: OperationId, effect: SchemaChangeEffect });
export type SchemaChangeReport = z.infer<typeof SchemaChangeReport>;
