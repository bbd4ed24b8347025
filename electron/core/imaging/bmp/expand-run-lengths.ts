import { corruptPixels, type RefusedImage, truncated } from '../image-refusal.ts';
import type { Indices } from './colour-indices.ts';

/** What follows a zero byte: end of line, end of picture, a move, or as many literal pixels. */
const escape = { endOfLine: 0, endOfPicture: 1, move: 2 } as const;

/**
 * Expands RLE8 or RLE4 (MS-WMF 3.1.6): pairs of count and value, the lowest row first. Pixels that are passed over
 * keep index 0. Runs beyond the end of a row are damage, and so is a picture without its end.
 */
export function expandRunLengths(
  packed: Uint8Array,
  width: number,
  height: number,
  bits: 4 | 8,
): Indices | RefusedImage {
  const values = new Uint8Array(width * height);
  let row = 0;
  let column = 0;
  let at = 0;

  const put = (count: number, valueAt: (index: number) => number): boolean => {
    if (row >= height || column + count > width) return false;
    const start = (height - 1 - row) * width + column;
    for (let index = 0; index < count; index += 1) values[start + index] = valueAt(index);
    column += count;
    return true;
  };

  for (;;) {
    const count = packed[at];
    const value = packed[at + 1];
    if (count === undefined || value === undefined) {
      return row >= height || (row === height - 1 && column === width) ? { width, height, values } : truncated('bmp');
    }
    at += 2;
    if (count > 0) {
      if (!put(count, (index) => pixelOf(value, index, bits))) return corruptPixels('bmp', 'run beyond its row');
    } else if (value === escape.endOfLine) {
      row += 1;
      column = 0;
    } else if (value === escape.endOfPicture) {
      return { width, height, values };
    } else if (value === escape.move) {
      const right = packed[at];
      const up = packed[at + 1];
      if (right === undefined || up === undefined) return truncated('bmp');
      column += right;
      row += up;
      at += 2;
    } else {
      const literalBytes = bits === 8 ? value : Math.ceil(value / 2);
      if (at + literalBytes > packed.length) return truncated('bmp');
      const start = at;
      const literal = (index: number) =>
        bits === 8 ? (packed[start + index] ?? 0) : pixelOf(packed[start + (index >> 1)] ?? 0, index, bits);
      if (!put(value, literal)) return corruptPixels('bmp', 'literal pixels beyond their row');
      // Literal pixels fill up to an even number of bytes.
      at += literalBytes + (literalBytes % 2);
    }
  }
}

/** In RLE4 a byte holds two pixels, the left one in the higher bits, and a run takes them in turn. */
function pixelOf(value: number, index: number, bits: 4 | 8): number {
  if (bits === 8) return value;
  return index % 2 === 0 ? value >> 4 : value & 15;
}
