import type { Box } from '#schemas/domain/geometry.ts';
import type { LuminanceGrid } from './luminance-grid.ts';
import { type InkThreshold, isInk } from './threshold.ts';

/** Ink that hangs together, corner to corner counting. */
export interface InkComponent {
  /** Around its pixels, page pixels. */
  readonly box: Box;
  /** Pixels. */
  readonly area: number;
  /** Pixels of it that lie in the part that was asked about. */
  readonly areaInside: number;
  /** Whether it reaches the edge of the grid, so that there may be more of it. */
  readonly isCut: boolean;
  /** Place in the grid's values of one of its pixels. */
  readonly start: number;
}

/** All components of a grid. `part` is the part of the page that is asked about, page pixels. */
export function componentsOf(grid: LuminanceGrid, ink: InkThreshold, part: Box): readonly InkComponent[] {
  const left = inkOf(grid, ink);
  const found: InkComponent[] = [];
  for (let start = left.indexOf(1); start >= 0; start = left.indexOf(1, start + 1))
    found.push(traceComponent(grid, left, part, start));
  return found;
}

/** A mark for each value of a grid that is ink; 0 elsewhere. */
export function inkOf({ values }: LuminanceGrid, ink: InkThreshold): Uint8Array {
  const marks = new Uint8Array(values.length);
  for (let index = 0; index < marks.length; index += 1) if (isInk(values[index] ?? 255, ink)) marks[index] = 1;
  return marks;
}

/**
 * The component that the pixel at `start` belongs to. `left` marks the ink that no component has yet; the component's own
 * is taken from it. `visit` is told of each pixel, pixels of the grid.
 */
export function traceComponent(
  { origin, width, height }: LuminanceGrid,
  left: Uint8Array,
  part: Box,
  start: number,
  visit?: (x: number, y: number) => void,
): InkComponent {
  let [west, north, east, south] = [width, height, -1, -1];
  let area = 0;
  let areaInside = 0;
  const pending = [start];
  left[start] = 0;
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    const x = index % width;
    const y = (index - x) / width;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < north) north = y;
    if (y > south) south = y;
    area += 1;
    visit?.(x, y);
    if (isIn(part, origin.x + x + 0.5, origin.y + y + 0.5)) areaInside += 1;
    const firstX = x === 0 ? 0 : x - 1;
    const lastX = x === width - 1 ? x : x + 1;
    const lastY = y === height - 1 ? y : y + 1;
    for (let nextY = y === 0 ? 0 : y - 1; nextY <= lastY; nextY += 1) {
      for (let next = nextY * width + firstX; next <= nextY * width + lastX; next += 1) {
        if (left[next] === 0) continue;
        left[next] = 0;
        pending.push(next);
      }
    }
  }
  return {
    box: { x: origin.x + west, y: origin.y + north, width: east - west + 1, height: south - north + 1 },
    area,
    areaInside,
    isCut: west === 0 || north === 0 || east === width - 1 || south === height - 1,
    start,
  };
}

function isIn({ x, y, width, height }: Box, px: number, py: number): boolean {
  return px >= x && px <= x + width && py >= y && py <= y + height;
}
