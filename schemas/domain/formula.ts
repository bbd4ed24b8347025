import { z } from 'zod';
import { Box } from './geometry.ts';
import { CategoryId, FormulaId, PageId, SymbolId } from './id.ts';
import { Layer } from './layer.ts';

/** Longest LaTeX of one formula, in UTF-16 units. */
export const maximumLatexLength = 20_000;

/** Longest note on one formula, in UTF-16 units. */
export const maximumNoteLength = 5000;

/** Root record of a formula document: a region of a page that holds one formula. */
export const Formula = z.object({
  kind: z.literal('formula'),
  id: FormulaId,
  page: PageId,
  /** Page pixels. On a page that holds one formula it is the whole page. */
  region: Box,
  /** How the formula stands in the text of its page; null where nobody said. */
  placement: z.enum(['inline', 'isolated']).nullable(),
  /** LaTeX exactly as written. Its canonical form is derived and stored beside it with the canonicaliser's version. */
  latex: z.string().max(maximumLatexLength),
  /** Reading order, only where the relations are no complete tree; otherwise it follows from them. */
  order: z.array(SymbolId).nullable(),
  /** Distinct, in the order of their ids. */
  categories: z.array(CategoryId),
  layers: z.object({ symbols: Layer, layout: Layer, latex: Layer }),
  /** Why no truth can be made of it; null for a usable formula. */
  unusable: z.string().min(1).max(2000).nullable(),
  /** What people want to remember of it; never part of a release. Older lines of the log have none. */
  note: z.string().max(maximumNoteLength).default(''),
});
export type Formula = Readonly<z.infer<typeof Formula>>;
