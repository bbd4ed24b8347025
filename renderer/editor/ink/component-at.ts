import type { Box, Point } from '#schemas/domain/geometry.ts';
import { type InkComponent, inkOf, traceComponent } from './components.ts';
import { enclosingComponent } from './enclosing-component.ts';
import type { LuminanceGrid, ReadLuminance } from './luminance-grid.ts';
import { findInk, type InkThreshold } from './threshold.ts';

/** Sides of the part of the page that is looked at, smallest first, page pixels: enough to see the whole stroke. */
const sides = [160, 400, 1000] as const;

/**
 * Of what a click may miss by, the size below which ink is a speck: on a whole photo that is grain of the paper, too
 * small on the screen for anybody to mean it.
 */
const speckShare = 0.7;
/** Page pixels within which a click is on ink itself, whatever its size. */
const directHit = 1;

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
    const component = nearestComponent(grid, ink, looked, point, slack) ?? enclosingComponent(grid, ink, looked, point);
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

/** The component nearest to a point, within `slack` of it; a speck only where it is pointed at itself. */
function nearestComponent(
  grid: LuminanceGrid,
  ink: InkThreshold,
  looked: Box,
  point: Point,
  slack: number,
): InkComponent | null {
  const left = inkOf(grid, ink);
  for (const { index, distance } of inkNear(grid, left, point, slack)) {
    if (left[index] === 0) continue;
    const component = traceComponent(grid, left, looked, index);
    const isSpeck = Math.max(component.box.width, component.box.height) < speckShare * slack;
    if (!isSpeck || distance <= directHit) return component;
  }
  return null;
}

/** Places of ink in the grid's values within `slack` of a point, nearest first; distances in page pixels. */
function inkNear({ origin, width, height }: LuminanceGrid, ink: Uint8Array, point: Point, slack: number) {
  const reach = Math.ceil(slack);
  const centre = { x: Math.floor(point.x) - origin.x, y: Math.floor(point.y) - origin.y };
  const found: { readonly index: number; readonly distance: number }[] = [];
  for (let y = Math.max(0, centre.y - reach); y <= Math.min(height - 1, centre.y + reach); y += 1) {
    for (let x = Math.max(0, centre.x - reach); x <= Math.min(width - 1, centre.x + reach); x += 1) {
      const index = y * width + x;
      const distance = Math.hypot(x - centre.x, y - centre.y);
      if (ink[index] === 1) found.push({ index, distance });
    }
  }
  return found.toSorted((a, b) => a.distance - b.distance);
}
