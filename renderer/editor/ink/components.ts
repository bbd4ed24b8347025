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
  const seen = new Uint8Array(grid.values.length);
  const found: InkComponent[] = [];
  for (let index = 0; index < grid.values.length; index += 1) {
    if (seen[index] === 0 && isInk(grid.values[index] ?? 255, ink))
      found.push(traceComponent(grid, ink, part, index, seen));
  }
  return found;
}

/**
 * The component that the pixel at `start` belongs to. `seen` marks the pixels that were visited; `visit` is told of each,
 * pixels of the grid.
 */
export function traceComponent(
  { origin, width, height, values }: LuminanceGrid,
  ink: InkThreshold,
  part: Box,
  start: number,
  seen: Uint8Array,
  visit?: (x: number, y: number) => void,
): InkComponent {
  let [left, top, right, bottom] = [width, height, -1, -1];
  let area = 0;
  let areaInside = 0;
  const pending = [start];
  seen[start] = 1;
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    const x = index % width;
    const y = (index - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    area += 1;
    visit?.(x, y);
    if (isIn(part, origin.x + x + 0.5, origin.y + y + 0.5)) areaInside += 1;
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const nextX = x + dx;
        const nextY = y + dy;
        if (nextX < 0 || nextY < 0 || nextX >= width || nextY >= height) continue;
        const next = nextY * width + nextX;
        if (seen[next] !== 0 || !isInk(values[next] ?? 255, ink)) continue;
        seen[next] = 1;
        pending.push(next);
      }
    }
  }
  return {
    box: { x: origin.x + left, y: origin.y + top, width: right - left + 1, height: bottom - top + 1 },
    area,
    areaInside,
    isCut: left === 0 || top === 0 || right === width - 1 || bottom === height - 1,
    start,
  };
}

function isIn({ x, y, width, height }: Box, px: number, py: number): boolean {
  return px >= x && px <= x + width && py >= y && py <= y + height;
}
