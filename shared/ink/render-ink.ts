import type { Box, Point } from '#schemas/domain/geometry.ts';
import { drawStroke } from './draw-stroke.ts';
import { strokeExtent, unionOfExtents } from './ink-extent.ts';
import { marginPx, maximumInkSidePx, penWidthPx } from './ink-renderer.ts';
import { inkScale } from './ink-scale.ts';

/** Distance from the edge of the page to the middle of the outermost pen mark, in page pixels. */
const border = marginPx + penWidthPx / 2;

/** A page drawn from ink, and where each stroke came to lie on it. */
export interface RenderedInk {
  readonly width: number;
  readonly height: number;
  /** Eight-bit grey, row by row from the top, one byte a pixel; 255 is white, 0 is ink. */
  readonly pixels: Uint8Array;
  /** For each stroke the box tight around its pixels darker than white, in whole page pixels; never empty. */
  readonly strokeBoxes: readonly Box[];
  /** Page pixels per device unit. */
  readonly scale: number;
}

/**
 * Draws pen strokes as a page: dark on white, anti-aliased, with the pen, the margin and the size that
 * `ink-renderer.ts` names. The same strokes give the same bytes on every system.
 *
 * @param strokes At least one stroke of at least one point, in device units, y down; one point makes a dot.
 * @param symbols For each symbol the indices of its strokes; may be empty. They only decide on the scale.
 * @throws RangeError for ink without strokes, a stroke without points, a coordinate that is no finite number or a
 *   symbol that names a stroke that is not there: readers refuse such ink with its place beforehand.
 */
export function renderInk(
  strokes: readonly (readonly Point[])[],
  symbols: readonly (readonly number[])[],
): RenderedInk {
  const strokeExtents = strokes.map(strokeExtent);
  const symbolExtents = symbols
    .filter((indices) => indices.length > 0)
    .map((indices) => unionOfExtents(indices.map((index) => atIndex(strokeExtents, index))));
  const scale = inkScale(strokeExtents, symbolExtents);
  const { minX, minY, maxX, maxY } = unionOfExtents(strokeExtents);
  const width = pageSide((maxX - minX) * scale);
  const height = pageSide((maxY - minY) * scale);
  const canvas = { width, height, pixels: new Uint8Array(width * height).fill(255) };
  const strokeBoxes = strokes.map((stroke) => {
    const xs = Float64Array.from(stroke, (point) => (point.x - minX) * scale + border);
    const ys = Float64Array.from(stroke, (point) => (point.y - minY) * scale + border);
    return drawStroke(canvas, xs, ys);
  });
  return { ...canvas, strokeBoxes, scale };
}

function pageSide(trajectorySide: number): number {
  // The rounding of the scale may not push a page that just fits over the limit.
  return Math.min(maximumInkSidePx, Math.ceil(trajectorySide + 2 * border));
}

function atIndex<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`There is no stroke ${index}.`);
  return item;
}
