import { z } from 'zod';
import { ReleaseId } from '../domain/id.ts';
import { LayerName, LayerState } from '../domain/layer.ts';
import { SplitSide } from '../domain/split.ts';
import { SubModelKey } from '../domain/sub-model.ts';
import { DatasetRecipe } from '../formats/dataset-recipe.ts';
import { Cursor, PageLimit } from './base.ts';
import { differenceChanges, differenceParts } from './release-reports.ts';

/** A reason as figures name it: its code, and its message where one code has several. */
const reasonName = { code: z.string(), message: z.string() };

/** Which figure of a release, or of an export of it, is followed to what it counts. */
export const ReleaseFigure = z.discriminatedUnion('of', [
  /** As they are written; on all sides where none is named. */
  z.object({ of: z.literal('items'), subModel: SubModelKey, side: SplitSide.nullable() }),
  z.object({ of: z.literal('finding'), ...reasonName }),
  z.object({ of: z.literal('left-out'), subModel: SubModelKey, ...reasonName }),
  /** Accepted, and holding nothing. */
  z.object({ of: z.literal('empty'), type: z.enum(['page', 'formula']) }),
  /** What a split shares out: formulas with truth of their own, and usable regions without. */
  z.object({ of: z.literal('formulas'), side: SplitSide }),
  z.object({ of: z.literal('symbols'), side: SplitSide.nullable() }),
  z.object({ of: z.literal('stratum'), kind: z.enum(['category', 'class']), id: z.string() }),
  z.object({ of: z.literal('pages'), side: SplitSide }),
  /** Groups that are kept together, each by its first page. */
  z.object({ of: z.literal('groups'), side: SplitSide }),
  /** What one group has. */
  z.object({ of: z.literal('group'), group: z.string(), counted: z.enum(['pages', 'formulas']) }),
  /** Regions of which nothing else is accepted; on all sides where none is named. */
  z.object({ of: z.literal('regions-alone'), side: SplitSide.nullable() }),
  /** Test formulas with LaTeX, those of them that are written like one of train, and train formulas left out for it. */
  z.object({ of: z.literal('expressions'), counted: z.enum(['test', 'seen', 'dropped']) }),
  /** Pages on no side. */
  z.object({ of: z.literal('held-out') }),
  /** Classes that a side lacks on which others stand, with all their symbols. */
  z.object({ of: z.literal('few-sides'), counted: z.enum(['classes', 'symbols']) }),
  /** Of all of the project when it was frozen: what stood in a state of a layer. */
  z.object({ of: z.literal('left-open'), layer: LayerName, state: LayerState }),
  z.object({ of: z.literal('unusable') }),
  /** What this release has that another one has not. */
  z.object({
    of: z.literal('difference'),
    from: ReleaseId,
    counted: z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['page', 'formula']), change: z.enum(differenceChanges) }),
      z.object({ kind: z.literal('part'), part: z.enum(differenceParts) }),
      /** Pages or formulas that went from one side to another. */
      z.object({ kind: z.literal('move'), type: z.enum(['page', 'formula']), from: SplitSide, to: SplitSide }),
      /** What came to a category or symbol class, or went from it. */
      z.object({
        kind: z.literal('stratum'),
        of: z.enum(['category', 'class']),
        id: z.string(),
        change: z.enum(['added', 'removed']),
      }),
    ]),
  }),
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

export const FigureQuery = z.object({
  release: ReleaseId,
  figure: ReleaseFigure,
  after: Cursor.nullable().default(null),
  limit: PageLimit,
});
