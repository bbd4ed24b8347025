import { z } from 'zod';
import { DocumentRef, DocumentShape } from '../domain/document.ts';
import { Box } from '../domain/geometry.ts';
import { CategoryId, FormulaId, PageId, PersonId, Sha256, ThreadId, Timestamp } from '../domain/id.ts';
import { Layer, LayerName } from '../domain/layer.ts';
import { CommentText, Pin } from '../domain/thread.ts';
import { Committed } from './annotation.ts';
import { Cursor, PageLimit, procedure } from './base.ts';

/** `worst`: formulas that most likely hold a mistake first, by checking their LaTeX against symbols and relations. */
export const reviewOrders = ['worst', 'oldest', 'newest', 'most-returned'] as const;

export const ReviewFilter = z.object({
  /** Whose submissions; null: everybody's. */
  submitter: PersonId.nullable().default(null),
  /** Layers of which one must be submitted; none: any. */
  layers: z.array(LayerName).default([]),
  categories: z.array(CategoryId).default([]),
  /** Whether one's own submissions are shown: work is better accepted by somebody else. */
  own: z.boolean().default(false),
  order: z.enum(reviewOrders).default('worst'),
});
export type ReviewFilter = z.infer<typeof ReviewFilter>;

/** A page (its regions) or a formula with a submitted layer. */
export const ReviewItem = z.object({
  document: DocumentRef,
  page: PageId,
  pageName: z.string(),
  imageSha256: Sha256,
  pageWidth: z.int(),
  pageHeight: z.int(),
  /** The whole page where the item is a page. */
  region: Box,
  layers: z.partialRecord(LayerName, Layer),
  latex: z.string(),
  symbolCount: z.int(),
  submitter: PersonId,
  submittedAt: Timestamp,
  /** Times that it was returned before. */
  returns: z.int(),
  openThreads: z.int(),
  /** 0 to 1: how likely something is wrong with it; null: not checked yet. */
  score: z.number().min(0).max(1).nullable(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

/** What is said about a place. */
const NewRemark = z.object({ pin: Pin, text: CommentText });
/** A reason for a return, or a remark, with the place that it is about. */
const NewThread = NewRemark.extend({ layer: LayerName.nullable() });

export const reviewContract = {
  /** What waits for a reviewer. */
  queue: procedure('reviewer')
    .input(z.object({ filter: ReviewFilter.prefault({}), after: Cursor.nullable().default(null), limit: PageLimit }))
    .output(
      z.object({
        items: z.array(ReviewItem),
        next: Cursor.nullable(),
        total: z.int(),
        /** Formulas that wait and were not checked yet: asking again checks more of them. */
        unchecked: z.int(),
      }),
    ),
  /**
   * Accepts and returns layers of one document, with reasons, as one operation. A returned layer's reasons are the
   * threads that name it; one without any takes `reason`.
   */
  decide: procedure('reviewer')
    .input(
      z.object({
        document: DocumentRef,
        base: z.int().positive(),
        accept: z.array(LayerName).default([]),
        return: z.array(LayerName).default([]),
        reason: CommentText.nullable().default(null),
        /** LaTeX that cannot be read, which no dataset can hold, is accepted only when this is set. */
        faultyLatex: z.boolean().default(false),
        threads: z.array(NewThread).max(200).default([]),
        /** Threads that are settled by it. */
        resolve: z.array(ThreadId).max(500).default([]),
      }),
    )
    .output(Committed),
  /** Conversations about a page and its formulas, in the order in which they began. */
  threads: procedure('annotator')
    .input(z.object({ page: PageId }))
    .output(z.object({ threads: z.array(DocumentShape) })),
  openThread: procedure('annotator')
    .input(z.object({ page: PageId, formula: FormulaId.nullable(), thread: NewRemark }))
    .output(Committed),
  reply: procedure('annotator')
    .input(z.object({ thread: ThreadId, text: CommentText }))
    .output(Committed),
  /** Says that nothing is left to do about a thread, or that something is. */
  resolve: procedure('annotator')
    .input(z.object({ thread: ThreadId, resolved: z.boolean() }))
    .output(Committed),
};
