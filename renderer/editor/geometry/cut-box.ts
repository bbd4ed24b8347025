import type { Box, Point } from '#schemas/domain/geometry.ts';

/** A straight cut through a box, from edge to edge; same space as the box. */
export interface Cut {
  readonly isVertical: boolean;
  /** x of a vertical cut, y of a level one. */
  readonly at: number;
}

/** The cut that a stroke means: along its longer side, through its middle. */
export function cutAlong(from: Point, to: Point): Cut {
  const isVertical = Math.abs(to.y - from.y) >= Math.abs(to.x - from.x);
  return { isVertical, at: isVertical ? (from.x + to.x) / 2 : (from.y + to.y) / 2 };
}

/** How much of a stroke lies beside a box, along the cut that it means: at least zero. */
export function lengthWithin(box: Box, from: Point, to: Point, { isVertical }: Cut): number {
  const [start, length, a, b] = isVertical ? [box.y, box.height, from.y, to.y] : [box.x, box.width, from.x, to.x];
  return Math.max(0, Math.min(start + length, Math.max(a, b)) - Math.max(start, Math.min(a, b)));
}

/** Both parts of a box, left or upper first; null where the cut misses it. */
export function cutBox(box: Box, { isVertical, at }: Cut): readonly [Box, Box] | null {
  const [start, length] = isVertical ? [box.x, box.width] : [box.y, box.height];
  const first = at - start;
  if (first <= 0 || first >= length) return null;
  return isVertical
    ? [
        { ...box, width: first },
        { ...box, x: at, width: length - first },
      ]
    : [
        { ...box, height: first },
        { ...box, y: at, height: length - first },
      ];
}
