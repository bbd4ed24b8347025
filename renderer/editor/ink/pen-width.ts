import type { Box } from '#schemas/domain/geometry.ts';
import { type InkComponent, inkOf, traceComponent } from './components.ts';
import type { LuminanceGrid } from './luminance-grid.ts';
import type { InkThreshold } from './threshold.ts';

/**
 * Width of the pen that drew components of a grid, pixels: a long stroke has twice its area on both sides of its outline.
 * What lies outside of the grid is ground. 0 for none.
 */
export function penWidthOf(
  components: readonly InkComponent[],
  grid: LuminanceGrid,
  threshold: InkThreshold,
  part: Box,
): number {
  const { width, height } = grid;
  const left = inkOf(grid, threshold);
  const ink = left.slice();
  const isGround = (x: number, y: number) => x < 0 || y < 0 || x >= width || y >= height || ink[y * width + x] === 0;
  let area = 0;
  let outline = 0;
  for (const { start } of components) {
    traceComponent(grid, left, part, start, (x, y) => {
      area += 1;
      for (const [dx, dy] of sides) if (isGround(x + dx, y + dy)) outline += 1;
    });
  }
  return outline === 0 ? 0 : (2 * area) / outline;
}

const sides = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;
