import type { Point } from '#schemas/domain/geometry.ts';

/** CSS pixels that a pressed pointer must leave its place by before it drags. */
export const dragThreshold = 4;

export function isDrag(from: Point, to: Point): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) >= dragThreshold;
}
