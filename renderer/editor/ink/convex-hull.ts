import type { Point } from '#schemas/domain/geometry.ts';

/**
 * The smallest convex polygon around points, its corners in the order of the hands of a clock (y down). A. M. Andrew,
 * "Another efficient algorithm for convex hulls in two dimensions", 1979.
 */
export function convexHullOf(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const upper = halfOf(sorted);
  const lower = halfOf(sorted.toReversed());
  return [...upper.slice(0, -1), ...lower.slice(0, -1)];
}

function halfOf(sorted: readonly Point[]): readonly Point[] {
  const half: Point[] = [];
  for (const point of sorted) {
    for (;;) {
      const [before, last] = [half.at(-2), half.at(-1)];
      if (!before || !last || turn(before, last, point) > 0) break;
      half.pop();
    }
    half.push(point);
  }
  return half;
}

/** Whether a point lies in a hull or on its edge. */
export function isInHull(hull: readonly Point[], point: Point): boolean {
  return hull.every((corner, place) => turn(corner, hull[(place + 1) % hull.length] ?? corner, point) >= 0);
}

/** Above 0 where the way from `a` over `b` to `c` turns right, with y down. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
