import type { Box } from '#schemas/domain/geometry.ts';
import { bestAssignment } from './best-assignment.ts';
import { boxIou } from './box-iou.ts';

/** IoU from which two boxes are the same symbol (Everingham et al., IJCV 88, 2010, §4.2). */
export const sameSymbolIou = 0.5;

export interface BoxMatch<Item> {
  readonly first: Item;
  readonly second: Item;
  readonly iou: number;
}

/**
 * Pairs the boxes of two annotators one to one, among pairs of at least `sameSymbolIou`: as many as can be, and among
 * these the pairing with the greatest sum of IoU. How many there are and what they sum to is the same from both sides.
 */
export function matchBoxes<Item extends { readonly box: Box }>(
  first: readonly Item[],
  second: readonly Item[],
): readonly BoxMatch<Item>[] {
  if (first.length === 0 || second.length === 0) return [];
  const overlaps = first.map((a) =>
    second.map((b) => {
      const iou = boxIou(a.box, b.box);
      return iou >= sameSymbolIou ? iou : 0;
    }),
  );
  // One pair more weighs more than any gain of IoU.
  const onePair = Math.min(first.length, second.length);
  const weights = overlaps.map((row) => row.map((iou) => (iou > 0 ? onePair + iou : 0)));
  return bestAssignment(weights).flatMap((column, row) => {
    const iou = overlaps[row]?.[column] ?? 0;
    const a = first[row];
    const b = second[column];
    return a && b && iou > 0 ? [{ first: a, second: b, iou }] : [];
  });
}
