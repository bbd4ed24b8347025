import type { Box } from '#schemas/domain/geometry.ts';

type Point = readonly [x: number, y: number];

/** The upright box around the corners of a polygon; null for fewer than three, or where one is no pair of numbers. */
export function boxAround(points: readonly (readonly unknown[])[]): Box | null {
  const corners: Point[] = [];
  for (const [x, y] of points) {
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return null;
    corners.push([x, y]);
  }
  return corners.length < 3 ? null : boxAroundPoints(corners);
}

/** The upright box around some points. In a loop: a polygon may have more corners than a call takes arguments. */
export function boxAroundPoints(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
