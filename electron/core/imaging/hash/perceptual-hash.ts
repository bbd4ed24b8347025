import type { PixelBox } from '../crop/pixel-box.ts';
import { contentArea } from './content-area.ts';
import type { GreyImage } from './grey-image.ts';
import { reduceGrey } from './reduce-grey.ts';

/** Side of the grey square that is hashed. */
export const hashedSide = 32;

/** Lowest frequencies kept in each direction. */
const frequencies = 8;

/** Content that takes less than this part of the image is hashed alone. */
const sparseContent = 0.25;

const none = new Int32Array(hashedSide);

/** Cosines of the DCT-II as whole numbers: rounding hides the last bits, in which systems differ. */
const cosines = Array.from({ length: frequencies }, (_, frequency) =>
  Int32Array.from({ length: hashedSide }, (__, index) =>
    Math.round(2 ** 14 * Math.cos(((2 * index + 1) * frequency * Math.PI) / (2 * hashedSide))),
  ),
);

/**
 * 64-bit perceptual hash: the 8 × 8 lowest frequencies of the discrete cosine transform of a 32 × 32 grey image, one
 * bit each, set where the coefficient is above the median (the `phash` of ImageHash). All sums are exact.
 *
 * @param grey 32 × 32 values from 0 to 255, row by row.
 * @returns Sixteen hexadecimal digits, the lowest frequency in the first bit.
 */
export function perceptualHash(grey: Uint8Array): string {
  if (grey.length !== hashedSide * hashedSide) throw new RangeError('A perceptual hash is taken of 32 × 32 values.');
  const coefficients = lowestFrequencies(grey);
  const sorted = coefficients.toSorted();
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  let hash = '';
  for (let at = 0; at < 64; at += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit += 1) digit = digit * 2 + ((coefficients[at + bit] ?? 0) > median ? 1 : 0);
    hash += digit.toString(16);
  }
  return hash;
}

/**
 * Perceptual hash of an image of any size; see `perceptualHash`. A page that is blank but for one formula is hashed by
 * the formula: all such pages would be alike else. Images that are fuller are hashed whole, because the border of what
 * counts as content moves with light and noise.
 */
export function perceptualHashOf(grey: GreyImage): string {
  return perceptualHash(reduceGrey(grey, hashedArea(grey), hashedSide));
}

function hashedArea(grey: GreyImage): PixelBox {
  const { width, height } = grey;
  const content = contentArea(grey);
  const isSparse = content.width * content.height < sparseContent * width * height;
  return isSparse ? content : { x: 0, y: 0, width, height };
}

/** Number of bits in which two hashes differ, 0 to 64; near-duplicates differ in at most 8. */
export function hammingDistance(a: string, b: string): number {
  const high = Number.parseInt(a.slice(0, 8), 16) ^ Number.parseInt(b.slice(0, 8), 16);
  const low = Number.parseInt(a.slice(8), 16) ^ Number.parseInt(b.slice(8), 16);
  return countBits(high) + countBits(low);
}

function lowestFrequencies(grey: Uint8Array): Float64Array {
  const across = new Float64Array(hashedSide * frequencies);
  for (let y = 0; y < hashedSide; y += 1) {
    for (let u = 0; u < frequencies; u += 1) {
      const cosine = cosines[u] ?? none;
      let sum = 0;
      for (let x = 0; x < hashedSide; x += 1) sum += (grey[y * hashedSide + x] ?? 0) * (cosine[x] ?? 0);
      across[y * frequencies + u] = sum;
    }
  }
  const coefficients = new Float64Array(frequencies * frequencies);
  for (const [v, cosine] of cosines.entries()) {
    for (let u = 0; u < frequencies; u += 1) {
      let sum = 0;
      for (let y = 0; y < hashedSide; y += 1) sum += (across[y * frequencies + u] ?? 0) * (cosine[y] ?? 0);
      coefficients[v * frequencies + u] = sum;
    }
  }
  return coefficients;
}

/** Set bits of a 32-bit number. */
function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
