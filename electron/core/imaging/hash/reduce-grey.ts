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
  const across = overlaps(area.width, side);
  const down = overlaps(area.height, side);
  const sums = new Float64Array(side * side);
  const row = new Float64Array(side);
  let summedRow = -1;
  for (let k = 0; k < down.length; k += 1) {
    const y = down.pixel[k] ?? 0;
    if (y !== summedRow) {
      sumRow(image.values, (area.y + y) * image.width + area.x, across, row);
      summedRow = y;
    }
    const start = (down.cell[k] ?? 0) * side;
    const share = down.share[k] ?? 0;
    for (let column = 0; column < side; column += 1) {
      sums[start + column] = (sums[start + column] ?? 0) + (row[column] ?? 0) * share;
    }
  }
  return Uint8Array.from(sums, (sum) => Math.round(sum / (area.width * area.height)));
}

/** Which pixels a line's cells cover, one after the other, and by how many of the `cells` parts that a pixel has. */
interface Overlaps {
  readonly length: number;
  readonly pixel: Int32Array;
  readonly cell: Int32Array;
  readonly share: Int32Array;
}

function overlaps(pixels: number, cells: number): Overlaps {
  const most = pixels + cells;
  const found = { pixel: new Int32Array(most), cell: new Int32Array(most), share: new Int32Array(most) };
  let length = 0;
  let at = 0;
  // Pixel borders are at multiples of `cells`, cell borders at multiples of `pixels`.
  while (at < pixels * cells) {
    const pixel = Math.floor(at / cells);
    const cell = Math.floor(at / pixels);
    const end = Math.min((pixel + 1) * cells, (cell + 1) * pixels);
    found.pixel[length] = pixel;
    found.cell[length] = cell;
    found.share[length] = end - at;
    length += 1;
    at = end;
  }
  return { length, ...found };
}

function sumRow(values: Uint8Array, start: number, { length, pixel, cell, share }: Overlaps, sums: Float64Array): void {
  let sum = 0;
  let current = 0;
  for (let k = 0; k < length; k += 1) {
    const next = cell[k] ?? 0;
    if (next !== current) {
      sums[current] = sum;
      sum = 0;
      current = next;
    }
    sum += (values[start + (pixel[k] ?? 0)] ?? 0) * (share[k] ?? 0);
  }
  sums[current] = sum;
}
