import { z } from 'zod';
import { Box } from '../domain/geometry.ts';
import { CategoryId, FormulaId, PageId, Sha256, SymbolClassId } from '../domain/id.ts';
import { FormulaStatus, Layer } from '../domain/layer.ts';
import { Cursor, PageLimit, procedure } from './base.ts';

/** Where the pixels of a page or formula are: `media/<sha256>?…`, see `#schemas/contract/media.ts`. */
export const FormulaSummary = z.object({
  id: FormulaId,
  page: PageId,
  pageName: z.string(),
  imageSha256: Sha256,
  pageWidth: z.int(),
  pageHeight: z.int(),
  region: Box,
  status: FormulaStatus,
  layers: z.object({ symbols: Layer, layout: Layer, latex: Layer }),
  categories: z.array(CategoryId),
  latex: z.string(),
  symbolCount: z.int(),
  unusable: z.string().nullable(),
});
export type FormulaSummary = z.infer<typeof FormulaSummary>;

export const PageSummary = z.object({
  id: PageId,
  sourceName: z.string(),
  imageSha256: Sha256,
  width: z.int(),
  height: z.int(),
  holds: z.enum(['one-formula', 'formulas']),
  writer: z.string().nullable(),
  regions: Layer,
  formulaCount: z.int(),
  /** Formulas of the page by status. */
  byStatus: z.record(FormulaStatus, z.int()),
});
export type PageSummary = z.infer<typeof PageSummary>;

/** Filters combine: each narrows the list. An empty list of values filters nothing. */
export const FormulaFilter = z.object({
  statuses: z.array(FormulaStatus).default([]),
  /** Categories of one facet are alternatives; facets combine. */
  categories: z.array(CategoryId).default([]),
  symbolClass: SymbolClassId.nullable().default(null),
  page: PageId.nullable().default(null),
  /** Part of the LaTeX or of the page's name, case ignored in names. */
  text: z.string().max(200).default(''),
});
export type FormulaFilter = z.infer<typeof FormulaFilter>;

export const PageFilter = z.object({
  holds: z.enum(['one-formula', 'formulas']).nullable().default(null),
  regionStates: z.array(Layer.shape.state).default([]),
  text: z.string().max(200).default(''),
});
export type PageFilter = z.infer<typeof PageFilter>;

const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    /** Cursor of the next part; null at the end. */
    next: Cursor.nullable(),
    /** All that the filter matches. */
    total: z.int(),
  });

export const libraryContract = {
  formulas: procedure('annotator')
    .input(z.object({ filter: FormulaFilter.prefault({}), after: Cursor.nullable().default(null), limit: PageLimit }))
    .output(listOf(FormulaSummary)),
  pages: procedure('annotator')
    .input(z.object({ filter: PageFilter.prefault({}), after: Cursor.nullable().default(null), limit: PageLimit }))
    .output(listOf(PageSummary)),
};
