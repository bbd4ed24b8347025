import { z } from 'zod';
import { Box } from './geometry.ts';
import { CommentId, FormulaId, PageId, PersonId, SymbolId, ThreadId, Timestamp } from './id.ts';
import { LayerName } from './layer.ts';

/**
 * What a thread is about. A symbol's pin keeps the box (page pixels) that it had, so that the place is known when the
 * symbol is gone.
 */
export const Pin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('symbol'), symbol: SymbolId, box: Box }),
  z.object({ kind: z.literal('place'), x: z.number().finite(), y: z.number().finite() }),
  z.object({ kind: z.literal('whole') }),
]);
export type Pin = Readonly<z.infer<typeof Pin>>;

/** Root record of a conversation about a place of a page. Its comments follow as records of the same document. */
export const Thread = z.object({
  kind: z.literal('thread'),
  id: ThreadId,
  page: PageId,
  /** Null: about the page. */
  formula: FormulaId.nullable(),
  /** The layer that it was a reason to return; null for a remark. */
  layer: LayerName.nullable(),
  pin: Pin,
  /** Who said that nothing is left to do about it, and when; null while it is open. */
  resolved: z.object({ by: PersonId, at: Timestamp }).nullable(),
});
export type Thread = Readonly<z.infer<typeof Thread>>;

export const CommentText = z.string().trim().min(1).max(2000);

/** What one person said. Never changed. */
export const Comment = z.object({
  kind: z.literal('comment'),
  id: CommentId,
  author: PersonId,
  at: Timestamp,
  text: CommentText,
});
export type Comment = Readonly<z.infer<typeof Comment>>;
