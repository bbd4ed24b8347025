/** Four bands of 16 bits: of two hashes that differ in 11 bits at most, one band differs in 2 at most. */
const bandCount = 4;
const bandWidth = 16;
const bandValues = 2 ** bandWidth;
const bandMasks = masksUpToTwoBits();

/** The hashes in the order of one of their bands, so that those with one value of it stand side by side in memory. */
interface Band {
  /** By value of the band: where the hashes with it start; one more says where the last of them end. */
  readonly starts: Int32Array;
  /** Positions of the hashes, ascending where the value is the same, and their words. */
  readonly positions: Int32Array;
  readonly high: Int32Array;
  readonly low: Int32Array;
}

/**
 * 64-bit hashes, to find those that differ from one in few bits (multi-index hashing, Norouzi et al. 2012: each hash
 * looks among those that are near in one of four bands), so that the work grows with the number of hashes and hardly
 * with its square.
 */
export class HashBands {
  /** The upper and the lower 32 bits of each hash. */
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly #bands: readonly Band[];

  /** @param words The upper and the lower 32 bits of the hashes; equal ones are allowed. */
  constructor([high, low]: readonly [Int32Array, Int32Array]) {
    [this.high, this.low] = [high, low];
    this.#bands = Array.from({ length: bandCount }, (_, band) => sortByBand(this.high, this.low, band));
  }

  /**
   * Positions behind `after` of the hashes that differ from one in at most `most` bits, 11 at most, with the number of
   * bits. A hash is found once in each band in which it is near.
   */
  visit(high: number, low: number, most: number, after: number, found: (at: number, bits: number) => void): void {
    const maskCount = masksUpTo(Math.floor(most / bandCount));
    for (const [index, { starts, positions, high: highs, low: lows }] of this.#bands.entries()) {
      const value = bandOf(high, low, index);
      for (let mask = 0; mask < maskCount; mask++) {
        const near = value ^ (bandMasks[mask] ?? 0);
        const start = starts[near] ?? 0;
        for (let place = (starts[near + 1] ?? 0) - 1; place >= start; place--) {
          const at = positions[place] ?? 0;
          if (at <= after) break;
          const bits = bitsBetween(high, low, highs[place] ?? 0, lows[place] ?? 0);
          if (bits <= most) found(at, bits);
        }
      }
    }
  }
}

/** The upper and the lower 32 bits of hashes of 16 hexadecimal digits. */
export function wordsOf(hashes: readonly string[]): readonly [Int32Array, Int32Array] {
  return [
    Int32Array.from(hashes, (hash) => Number.parseInt(hash.slice(0, 8), 16)),
    Int32Array.from(hashes, (hash) => Number.parseInt(hash.slice(8), 16)),
  ];
}

/** In how many bits two hashes differ. */
export function bitsBetween(high: number, low: number, otherHigh: number, otherLow: number): number {
  return countBits(high ^ otherHigh) + countBits(low ^ otherLow);
}

function sortByBand(high: Int32Array, low: Int32Array, band: number): Band {
  const starts = new Int32Array(bandValues + 1);
  const valueOf = (index: number) => bandOf(high[index] ?? 0, low[index] ?? 0, band);
  for (let index = 0; index < high.length; index++) starts[valueOf(index) + 1] = (starts[valueOf(index) + 1] ?? 0) + 1;
  for (let value = 0; value < bandValues; value++) starts[value + 1] = (starts[value + 1] ?? 0) + (starts[value] ?? 0);
  const free = starts.slice();
  const positions = new Int32Array(high.length);
  for (let index = 0; index < high.length; index++) {
    const value = valueOf(index);
    const place = free[value] ?? 0;
    positions[place] = index;
    free[value] = place + 1;
  }
  const inOrder = (words: Int32Array) => positions.map((index) => words[index] ?? 0);
  return { starts, positions, high: inOrder(high), low: inOrder(low) };
}

function bandOf(high: number, low: number, band: number): number {
  const half = band < 2 ? high : low;
  return band % 2 === 0 ? half >>> bandWidth : half & (bandValues - 1);
}

/** All changes of up to two bits of a band, those of fewer bits before. */
function masksUpToTwoBits(): Int32Array {
  const masks = [0];
  for (let bit = 0; bit < bandWidth; bit++) masks.push(1 << bit);
  for (let bit = 0; bit < bandWidth; bit++) {
    for (let other = 0; other < bit; other++) masks.push((1 << bit) | (1 << other));
  }
  return Int32Array.from(masks);
}

/** How many of them change at most so many bits. */
function masksUpTo(bits: number): number {
  return bits === 0 ? 1 : bits === 1 ? 1 + bandWidth : bandMasks.length;
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
