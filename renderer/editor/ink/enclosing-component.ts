import type { Box, Point } from '#schemas/domain/geometry.ts';
import { areaOf, centreOf, containsPoint } from '../geometry/box.ts';
import { componentsOf, type InkComponent, inkOf, traceComponent } from './components.ts';
import { convexHullOf, isInHull } from './convex-hull.ts';
import type { LuminanceGrid } from './luminance-grid.ts';
import type { InkThreshold } from './threshold.ts';

/** Of the shorter side of a stroke, the size above which what lies inside it is ink of its own and no speck. */
const contentShare = 0.2;

/**
 * The smallest component that bends around a point: the loop of a `0`, `6` or `9`, closed or not, the bow of a `c`. None
 * that has other ink inside it, as a root, a frame or a fence has: who points between the two means neither.
 */
export function enclosingComponent(
  grid: LuminanceGrid,
  ink: InkThreshold,
  looked: Box,
  point: Point,
): InkComponent | null {
  const all = componentsOf(grid, ink, looked);
  const around = all
    .filter(({ box, isCut }) => !isCut && containsPoint(box, point))
    .toSorted((a, b) => areaOf(a.box) - areaOf(b.box));
  return (
    around.find(
      (component) =>
        isInHull(hullOf(component, grid, ink, looked), point) &&
        !all.some((other) => other !== component && isContentOf(other, component)),
    ) ?? null
  );
}

function isContentOf({ box }: InkComponent, { box: around }: InkComponent): boolean {
  const isSpeck = Math.max(box.width, box.height) < contentShare * Math.min(around.width, around.height);
  return !isSpeck && areaOf(box) < areaOf(around) && containsPoint(around, centreOf(box));
}

/** Around all pixels of a component, page pixels. */
function hullOf({ box, start }: InkComponent, grid: LuminanceGrid, ink: InkThreshold, looked: Box): readonly Point[] {
  const top = box.y - grid.origin.y;
  const left = new Float64Array(box.height).fill(Number.POSITIVE_INFINITY);
  const right = new Float64Array(box.height).fill(Number.NEGATIVE_INFINITY);
  traceComponent(grid, inkOf(grid, ink), looked, start, (x, y) => {
    left[y - top] = Math.min(left[y - top] ?? x, x);
    right[y - top] = Math.max(right[y - top] ?? x, x + 1);
  });
  return convexHullOf(
    Array.from(left, (x, row) => ({ row, from: grid.origin.x + x, to: grid.origin.x + (right[row] ?? x) })).flatMap(
      ({ row, from, to }) =>
        [box.y + row, box.y + row + 1].flatMap((y) => [
          { x: from, y },
          { x: to, y },
        ]),
    ),
  );
}
