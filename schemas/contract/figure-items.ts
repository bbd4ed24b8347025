import { z } from 'zod';
import { Box } from '../domain/geometry.ts';
import { FormulaId, PageId, Sha256, SymbolClassId } from '../domain/id.ts';
import { Cursor } from './base.ts';

/** Items that the list behind a figure names: as many as anybody looks through. All of them are counted. */
export const mostListed = 20_000;

/** What a figure counts: so many things on one page or in one formula, or of one class. */
export const FigureItem = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('place'),
    page: PageId,
    formula: FormulaId.nullable(),
    sourceName: z.string(),
    imageSha256: Sha256,
    /** Upright page pixels; null: the whole page. */
    region: Box.nullable(),
    /** Never 0; below it where things were taken away. */
    count: z.int(),
  }),
  z.object({ type: z.literal('class'), symbolClass: SymbolClassId, label: z.string(), count: z.int().positive() }),
]);
export type FigureItem = z.infer<typeof FigureItem>;

export const FigureItems = z.object({
  items: z.array(FigureItem),
  next: Cursor.nullable(),
  /** Sum of the counts of all items, also of those that no list names. */
  total: z.int(),
});
export type FigureItems = z.infer<typeof FigureItems>;
