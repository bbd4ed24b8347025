import type { Indices } from './colour-indices.ts';

/**
 * Unpacks palette indices of 1, 2, 4 or 8 bits, the leftmost pixel in the highest bits.
 *
 * @param rowStart Offset of the first byte of a row, counted from the top.
 */
export function unpackIndices(
  bytes: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  bits: 1 | 2 | 4 | 8,
  rowStart: (row: number) => number,
): Indices {
  const values = new Uint8Array(width * height);
  const perByte = 8 / bits;
  const mask = 2 ** bits - 1;
  for (let row = 0; row < height; row += 1) {
    const start = rowStart(row);
    for (let column = 0; column < width; column += 1) {
      const shift = 8 - bits - (column % perByte) * bits;
      values[row * width + column] = ((bytes[start + Math.floor(column / perByte)] ?? 0) >> shift) & mask;
    }
  }
  return { width, height, values };
}
