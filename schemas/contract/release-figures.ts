import { z } from 'zod';
import { Box } from '../domain/geometry.ts';
import { FormulaId, PageId, ReleaseId, Sha256, SymbolClassId } from '../domain/id.ts';
import { SplitSide } from '../domain/split.ts';
import { SubModelId } from '../domain/sub-model.ts';
import { DatasetRecipe } from '../formats/dataset-recipe.ts';
import { Cursor, PageLimit } from './base.ts';

/** A reason as figures name it: its code, and its message where one code has several. */
const reasonName = { code: z.string(), message: z.string() };

/** Which figure of a release, or of an export of it, is followed to what it counts. */
export const ReleaseFigure = z.discriminatedUnion('of', [
  /** As they are written; on all sides where none is named. */
  z.object({ of: z.literal('items'), subModel: SubModelId, side: SplitSide.nullable() }),
  z.object({ of: z.literal('finding'), ...reasonName }),
  z.object({ of: z.literal('left-out'), subModel: SubModelId, ...reasonName }),
  /** Accepted, and holding nothing. */
  z.object({ of: z.literal('empty'), type: z.enum(['page', 'formula']) }),
  /** What a split shares out: formulas with truth of their own, and usable regions without. */
  z.object({ of: z.literal('formulas'), side: SplitSide }),
  z.object({ of: z.literal('symbols'), side: SplitSide.nullable() }),
  z.object({ of: z.literal('stratum'), kind: z.enum(['category', 'class']), id: z.string() }),
  /** Of a dataset: what went in, what was written (on one side), what was skipped (for one reason). */
  z.object({
    of: z.literal('export'),
    recipe: DatasetRecipe,
    part: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('in') }),
      z.object({ kind: z.literal('out'), side: SplitSide.nullable() }),
      /** Null: for whatever reason. */
      z.object({ kind: z.literal('skipped'), reasons: z.array(z.object(reasonName)).max(1000).nullable() }),
    ]),
  }),
]);
export type ReleaseFigure = z.infer<typeof ReleaseFigure>;

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
    count: z.int().positive(),
  }),
  z.object({ type: z.literal('class'), symbolClass: SymbolClassId, label: z.string(), count: z.int().positive() }),
]);
export type FigureItem = z.infer<typeof FigureItem>;

export const FigureQuery = z.object({
  release: ReleaseId,
  figure: ReleaseFigure,
  after: Cursor.nullable().default(null),
  limit: PageLimit,
});

export const FigureItems = z.object({
  items: z.array(FigureItem),
  next: Cursor.nullable(),
  /** Sum of the counts of all items, also of those beyond the first 20,000, which no list names. */
  total: z.int(),
});
export type FigureItems = z.infer<typeof FigureItems>;
