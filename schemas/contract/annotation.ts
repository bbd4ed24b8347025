import { z } from 'zod';
import { DocumentRef, DocumentShape } from '../domain/document.ts';
import { FormulaId, JobId, OperationId, PageId, QuotaId, Sha256 } from '../domain/id.ts';
import { EditSource, FormulaStatus, LayerName } from '../domain/layer.ts';
import { AnnotationPatch, Operation } from '../domain/operation.ts';
import { procedure } from './base.ts';

/** A page with all formulas on it: what the annotation screen works on. */
export const PageWork = z.object({
  page: DocumentShape,
  formulas: z.array(DocumentShape),
  /** Neighbours in import order; null at the ends. */
  previous: PageId.nullable(),
  next: PageId.nullable(),
  /** Place in import order, from 1, and how many pages there are. */
  position: z.int().positive(),
  pages: z.int().positive(),
});
export type PageWork = z.infer<typeof PageWork>;

/**
 * An operation as it was applied, with the layer states that follow from it, and the revisions of its documents after
 * it (0: gone). What they hold follows from the patches: a page with thousands of symbols is not sent for one of them.
 */
export const Committed = z.object({
  operation: Operation,
  documents: z.array(z.object({ ref: DocumentRef, revision: z.int().nonnegative() })),
});
export type Committed = z.infer<typeof Committed>;

export const LayerSelection = z.object({
  document: DocumentRef,
  base: z.int().positive(),
  layers: z.array(LayerName).min(1),
});
export type LayerSelection = z.infer<typeof LayerSelection>;

/** A page in the strip of pages around another. */
export const StripPage = z.object({
  id: PageId,
  sourceName: z.string(),
  imageSha256: Sha256,
  /** Least status of its formulas that are usable; without any, unusable or absent. */
  status: FormulaStatus,
});
export type StripPage = z.infer<typeof StripPage>;

/** Report of the job that takes a large act back. */
export const TakenBackReport = z.object({
  takenBack: OperationId,
  /** The one operation that did; taking that back does the act again. */
  operation: OperationId,
});
export type TakenBackReport = z.infer<typeof TakenBackReport>;

export const annotationContract = {
  page: procedure('annotator')
    .input(z.object({ page: PageId }))
    .output(PageWork),
  /** Pages around a page in import order, that page among them. */
  strip: procedure('annotator')
    .input(z.object({ page: PageId, before: z.int().min(0).max(60), after: z.int().min(0).max(60) }))
    .output(z.object({ items: z.array(StripPage) })),
  /** The page at a place in import order, from 1; null beyond the last. */
  pageAt: procedure('annotator')
    .input(z.object({ position: z.int().positive() }))
    .output(z.object({ page: PageId.nullable() })),
  /** The page of a formula. */
  pageOfFormula: procedure('annotator')
    .input(z.object({ formula: FormulaId }))
    .output(z.object({ page: PageId })),
  /**
   * First page after `after` (in import order or by the gaps it fills, wrapping) with a formula or regions still to be
   * done for this person. What fills a gap that they were given comes first; `gap` is that one.
   */
  nextUnfinished: procedure('annotator')
    .input(z.object({ after: PageId.nullable() }))
    .output(z.object({ page: PageId.nullable(), gap: QuotaId.nullable() })),
  /**
   * Applies edits of content to page and formula documents as one operation. Layer states are not taken from the
   * patches: they follow from what the patches touch, from the actor's role, and from who drew.
   */
  commit: procedure('annotator')
    .input(z.object({ patches: z.array(AnnotationPatch).min(1).max(2000), drawnBy: EditSource.default('person') }))
    .output(Committed),
  /** Takes an operation back; its undo is the redo. Refused as a conflict where somebody has changed the same records since. */
  undo: procedure('annotator')
    .input(z.object({ operation: OperationId }))
    .output(Committed),
  /**
   * The same for whoever waits for it on a screen: at once (null), or, for an act on very many documents, by a job that can
   * be cancelled, and then leaves the act as it was done; its report is a `TakenBackReport`.
   */
  takeBack: procedure('annotator')
    .input(z.object({ operation: OperationId }))
    .output(z.object({ job: JobId.nullable() })),
  /** Moves layers: to submitted (annotators), to accepted or returned with a reason (reviewers), back to drafted (annotators). Whoever moves
   * a draft of the machine takes it over: also from drafted to drafted. */
  setState: procedure('annotator')
    .input(
      z.object({
        layers: z.array(LayerSelection).min(1).max(2000),
        to: z.enum(['drafted', 'submitted', 'accepted', 'returned']),
        /** Why layers are returned, or empty on purpose. */
        reason: z.string().trim().min(1).max(2000).nullable().default(null),
        /** Layers without content are submitted as *empty on purpose* only when this is set. */
        emptyOnPurpose: z.boolean().default(false),
        /** LaTeX that cannot be read, which no dataset can hold, is accepted only when this is set. */
        faultyLatex: z.boolean().default(false),
      }),
    )
    .output(Committed),
};
