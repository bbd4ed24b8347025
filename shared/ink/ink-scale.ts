import { type InkExtent, unionOfExtents } from './ink-extent.ts';
import { marginPx, maximumInkSidePx, medianSymbolHeightPx, penWidthPx } from './ink-renderer.ts';

/** Below this height per width a mark is a bar (minus, fraction bar, overline), whose height says nothing of size. */
const barHeightPerWidth = 0.25;

/** A mark whose longer side is below this part of the median mark's longer side is a dot. */
const dotPerMedianSide = 0.25;

/** So is one below this part of the tallest mark, for ink that is mostly dots; low enough to spare a matrix's entries. */
const dotPerTallest = 0.1;

/**
 * Page pixels per device unit.
 *
 * The median height of the symbols, else of the strokes, becomes 48 px; dots and bars are left out of that median,
 * because they would blow up a formula like `- - x`. Where only dots and bars are left (a formula of `-`), the median
 * of their longer sides becomes 48 px; where all of them are points (`...`), the longer side of the whole ink; a
 * single point keeps its unit. At last the scale is lowered, if need be, until neither side of the page, margin
 * included, is longer than 8,192 px.
 *
 * @param strokes Extents of all strokes, in device units.
 * @param symbols Extents of the symbols' strokes, in device units; may be empty.
 */
export function inkScale(strokes: readonly InkExtent[], symbols: readonly InkExtent[]): number {
  const whole = unionOfExtents(strokes);
  const longerSide = Math.max(width(whole), height(whole));
  if (!Number.isFinite(longerSide)) throw new RangeError('The ink spreads over more than a number can hold.');
  const size = typicalSize(symbols) ?? typicalSize(strokes) ?? (longerSide > 0 ? longerSide : medianSymbolHeightPx);
  const largestScale = (maximumInkSidePx - 2 * marginPx - penWidthPx) / longerSide;
  return Math.min(medianSymbolHeightPx / size, largestScale, Number.MAX_VALUE);
}

/** Median height of the marks, else median longer side, in device units; undefined when all of them are points. */
function typicalSize(marks: readonly InkExtent[]): number | undefined {
  const extended = marks.filter((mark) => longerSideOf(mark) > 0);
  if (extended.length === 0) return undefined;
  const medianSide = median(extended.map(longerSideOf));
  const smallestSide = Math.max(dotPerMedianSide * medianSide, dotPerTallest * tallest(extended));
  const heights = extended
    .filter((mark) => height(mark) >= barHeightPerWidth * width(mark))
    .filter((mark) => longerSideOf(mark) >= smallestSide)
    .map(height);
  return heights.length > 0 ? median(heights) : medianSide;
}

function width(extent: InkExtent): number {
  return extent.maxX - extent.minX;
}

function height(extent: InkExtent): number {
  return extent.maxY - extent.minY;
}

function longerSideOf(extent: InkExtent): number {
  return Math.max(width(extent), height(extent));
}

function tallest(marks: readonly InkExtent[]): number {
  return marks.reduce((most, mark) => Math.max(most, height(mark)), 0);
}

/** Middle value, or the mean of the two middle ones. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return lower + (upper - lower) / 2;
}
