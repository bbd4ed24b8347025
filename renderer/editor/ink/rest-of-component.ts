import type { Box } from '#schemas/domain/geometry.ts';
import { containsPoint, growBox } from '../geometry/box.ts';
import { componentsOf, type InkComponent, inkOf, traceComponent } from './components.ts';
import type { ReadLuminance } from './luminance-grid.ts';
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
  const { origin, width, height } = grid;
  const around = drawn.map((each) => growBox(each, softEdge));
  const ground = threshold.isDark ? 255 : 0;
  const values = new Uint8Array(width * height).fill(ground);
  const ink = inkOf(grid, threshold);
  // Of all ink in its box the component is the one with as many pixels.
  const own = componentsOf(grid, threshold, box).filter((component) => component.area === area);
  for (const { start } of own) {
    traceComponent(grid, ink, box, start, (x, y) => {
      const middle = { x: origin.x + x + 0.5, y: origin.y + y + 0.5 };
      if (!around.some((each) => containsPoint(each, middle))) values[y * width + x] = 255 - ground;
    });
  }
  return {
    pieces: componentsOf({ ...grid, values }, threshold, box),
    penWidth: penWidthOf(own, grid, threshold, box),
  };
}
