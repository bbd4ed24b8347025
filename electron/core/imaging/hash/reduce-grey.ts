import type { PixelBox } from '../crop/pixel-box.ts';
import type { GreyImage } from './grey-image.ts';

/**
 * Reduces an area of an image to a small square, its aspect ratio let go; each result is the mean of the part that it
 * covers. The sums are of whole numbers, so that the result is the same on every system.
 *
 * @param area Inside of the image.
 * @param side Width and height of the result.
 * @returns `side * side` values from 0 to 255, row by row.
 */
export function reduceGrey(image: GreyImage, area: PixelBox, side: number): Uint8Array {
  const across = divide(area.width, side);
  const down = divide(area.height, side);
  const reduced = new Uint8Array(side * side);
  const row = new Float64Array(side);
  const sums = new Float64Array(side);
  for (let cell = 0; cell < side; cell += 1) {
    const first = down.first[cell] ?? 0;
    const last = down.last[cell] ?? 0;
    sums.fill(0);
    for (let y = first; y <= last; y += 1) {
      const outside = (y === first ? (down.before[cell] ?? 0) : 0) + (y === last ? (down.after[cell] ?? 0) : 0);
      sumRow(image.values, (area.y + y) * image.width + area.x, across, row);
      for (let column = 0; column < side; column += 1) {
        sums[column] = (sums[column] ?? 0) + (row[column] ?? 0) * (side - outside);
      }
    }
    for (let column = 0; column < side; column += 1) {
      reduced[cell * side + column] = Math.round((sums[column] ?? 0) / (area.width * area.height));
    }
  }
  return reduced;
}

/** A line of pixels, of as many parts each as there are cells, divided into cells of as many parts as there are pixels. */
interface Division {
  readonly cells: number;
  /** First and last pixel that each cell touches. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Parts of its first pixel before the cell, and of its last one behind it. */
  readonly before: Int32Array;
  readonly after: Int32Array;
}

function divide(pixels: number, cells: number): Division {
  const first = new Int32Array(cells);
  const last = new Int32Array(cells);
  const before = new Int32Array(cells);
  const after = new Int32Array(cells);
  for (let cell = 0; cell < cells; cell += 1) {
    const start = cell * pixels;
    const end = start + pixels;
    const firstPixel = Math.floor(start / cells);
    const lastPixel = Math.floor((end - 1) / cells);
    first[cell] = firstPixel;
    last[cell] = lastPixel;
    before[cell] = start - firstPixel * cells;
    after[cell] = (lastPixel + 1) * cells - end;
  }
  return { cells, first, last, before, after };
}

function sumRow(values: Uint8Array, start: number, across: Division, row: Float64Array): void {
  const { cells, first, last, before, after } = across;
  for (let cell = 0; cell < cells; cell += 1) {
    const from = start + (first[cell] ?? 0);
    const to = start + (last[cell] ?? 0);
    let sum = 0;
    for (let at = from; at <= to; at += 1) sum += values[at] ?? 0;
    row[cell] = sum * cells - (values[from] ?? 0) * (before[cell] ?? 0) - (values[to] ?? 0) * (after[cell] ?? 0);
  }
}
