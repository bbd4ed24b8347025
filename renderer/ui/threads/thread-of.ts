import type { DocumentShape } from '#schemas/domain/document.ts';
import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import type { Comment, Thread } from '#schemas/domain/thread.ts';

/** A conversation as screens show it. */
export interface ShownThread {
  readonly thread: Thread;
  /** From the first to the last; at least one. */
  readonly comments: readonly Comment[];
}

/** The conversations that a list of documents holds, in the order in which they began. */
export function threadsOf(shapes: readonly DocumentShape[]): readonly ShownThread[] {
  return shapes.flatMap(({ records }) => {
    const thread = records.find((record) => record.kind === 'thread');
    if (thread?.kind !== 'thread') return [];
    const comments = records.flatMap((record) => (record.kind === 'comment' ? [record] : []));
    return [{ thread, comments: comments.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }];
  });
}

/**
 * Where a pin points to, in page pixels: the top right corner of a symbol as it is now (or was, where it is gone), the
 * place itself, or the top right corner of `whole`.
 */
export function pointOfPin({ pin }: Pick<Thread, 'pin'>, boxOf: (symbol: SymbolId) => Box | null, whole: Box): Point {
  if (pin.kind === 'place') return { x: pin.x, y: pin.y };
  const box = pin.kind === 'symbol' ? (boxOf(pin.symbol) ?? pin.box) : whole;
  return { x: box.x + box.width, y: box.y };
}
