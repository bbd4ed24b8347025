import type { Box } from '#schemas/domain/geometry.ts';
import { growBox } from '../geometry/box.ts';
import { componentsOf, type InkComponent, inkOf, traceComponent } from './components.ts';
import type { LuminanceGrid, ReadLuminance } from './luminance-grid.ts';
import { penWidthOf } from './pen-width.ts';
import type { InkThreshold } from './threshold.ts';

/** The soft edge of a stroke reaches so far out of a box that is drawn around it, page pixels. */
const softEdge = 1.5;

export interface RestOfComponent {
  readonly pieces: readonly InkComponent[];
  /** Width of the pen that drew the whole component, pixels. */
  readonly penWidth: number;
}

/** What hangs together of a component outside of boxes that are drawn around parts of it. Page pixels. */
export function restOfComponent(
  { box, area }: InkComponent,
  drawn: readonly Box[],
  threshold: InkThreshold,
  read: ReadLuminance,
): RestOfComponent {
  const grid = read(box);
  if (!grid) return { pieces: [], penWidth: 0 };
  const { width, height } = grid;
  const ground = threshold.isDark ? 255 : 0;
  const values = new Uint8Array(width * height).fill(ground);
  const ink = inkOf(grid, threshold);
  // Of all ink in its box the component is the one with as many pixels.
  const own = componentsOf(grid, threshold, box).filter((component) => component.area === area);
  for (const { start } of own) {
    traceComponent(grid, ink, box, start, (x, y) => {
      values[y * width + x] = 255 - ground;
    });
  }
  for (const each of drawn) paint({ ...grid, values }, growBox(each, softEdge), ground);
  return {
    pieces: componentsOf({ ...grid, values }, threshold, box),
    penWidth: penWidthOf(own, grid, threshold, box),
  };
}

/** Gives the pixels whose middle lies in a box (page pixels) a value. */
function paint({ origin, width, height, values }: LuminanceGrid, box: Box, value: number): void {
  const first = {
    x: Math.max(0, Math.ceil(box.x - origin.x - 0.5)),
    y: Math.max(0, Math.ceil(box.y - origin.y - 0.5)),
  };
  const end = {
    x: Math.min(width, Math.floor(box.x + box.width - origin.x - 0.5) + 1),
    y: Math.min(height, Math.floor(box.y + box.height - origin.y - 0.5) + 1),
  };
  if (end.x <= first.x) return;
  for (let y = first.y; y < end.y; y += 1) values.fill(value, y * width + first.x, y * width + end.x);
}
