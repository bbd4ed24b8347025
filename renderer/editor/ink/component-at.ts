import type { Box, Point } from '#schemas/domain/geometry.ts';
import { traceComponent } from './components.ts';
import { enclosingComponent } from './enclosing-component.ts';
import type { LuminanceGrid, ReadLuminance } from './luminance-grid.ts';
import { findInk, type InkThreshold, isInk } from './threshold.ts';

/** Sides of the part of the page that is looked at, smallest first, page pixels: enough to see the whole stroke. */
const sides = [160, 400, 1000] as const;

/**
 * The box around the ink at a point, page pixels: ink within `slack` page pixels of it, or the ink that bends around
 * it. Null where there is none, or where it goes on and on (ruled lines, frames). Ink that the picture cuts off ends at
 * the picture's edge.
 */
export function componentAt(point: Point, slack: number, read: ReadLuminance): Box | null {
  for (const side of sides) {
    const looked: Box = { x: point.x - side / 2, y: point.y - side / 2, width: side, height: side };
    const grid = read(looked);
    if (!grid) return null;
    const ink = findInk(grid);
    if (!ink) continue;
    const start = nearestInk(grid, ink, point, slack);
    const component =
      start === null
        ? enclosingComponent(grid, ink, looked, point)
        : traceComponent(grid, ink, looked, start, new Uint8Array(grid.values.length));
    if (component && !goesOn(component.box, grid, looked)) {
      return crosses(component.box, grid, looked) ? null : component.box;
    }
  }
  return null;
}

/** Sides at which the looked-at part ends inside the page, so that ink that reaches them may go on. */
function openSides({ origin, width, height }: LuminanceGrid, looked: Box) {
  return {
    left: origin.x > 0,
    top: origin.y > 0,
    right: origin.x + width >= Math.ceil(looked.x + looked.width),
    bottom: origin.y + height >= Math.ceil(looked.y + looked.height),
  };
}

function sidesReached({ x, y, width, height }: Box, grid: LuminanceGrid) {
  return {
    left: x <= grid.origin.x,
    top: y <= grid.origin.y,
    right: x + width >= grid.origin.x + grid.width,
    bottom: y + height >= grid.origin.y + grid.height,
  };
}

const sidesOfBox = ['left', 'top', 'right', 'bottom'] as const;

function goesOn(box: Box, grid: LuminanceGrid, looked: Box): boolean {
  const [open, reached] = [openSides(grid, looked), sidesReached(box, grid)];
  return sidesOfBox.some((side) => open[side] && reached[side]);
}

/** Whether ink runs through the whole picture, as rulings and frames do. */
function crosses(box: Box, grid: LuminanceGrid, looked: Box): boolean {
  const [open, reached] = [openSides(grid, looked), sidesReached(box, grid)];
  const ends = (side: (typeof sidesOfBox)[number]) => !open[side] && reached[side];
  return (ends('left') && ends('right')) || (ends('top') && ends('bottom'));
}

function nearestInk(grid: LuminanceGrid, ink: InkThreshold, point: Point, slack: number): number | null {
  const { origin, width, height, values } = grid;
  const reach = Math.ceil(slack);
  const centre = { x: Math.floor(point.x) - origin.x, y: Math.floor(point.y) - origin.y };
  let best: { readonly index: number; readonly distance: number } | null = null;
  for (let y = Math.max(0, centre.y - reach); y <= Math.min(height - 1, centre.y + reach); y += 1) {
    for (let x = Math.max(0, centre.x - reach); x <= Math.min(width - 1, centre.x + reach); x += 1) {
      const index = y * width + x;
      const distance = Math.hypot(x - centre.x, y - centre.y);
      if (isInk(values[index] ?? 255, ink) && (!best || distance < best.distance)) best = { index, distance };
    }
  }
  return best?.index ?? null;
}
