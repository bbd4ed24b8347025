/** Two pictures are near-duplicates when their 64-bit perceptual hashes differ in at most this many bits. */
export const nearDuplicateDistance = 8;

/** Four bands of 16 bits: hashes at distance 8 or less agree in at least one band up to 2 bits. */
const bandCount = 4;
const bandValues = 65_536;
const bandMasks = masksUpToTwoBits();

/**
 * Pairs of hashes at distance 8 or less (multi-index hashing: each hash looks into the buckets near its own in four
 * bands, so the work grows with the number of hashes and not with its square). Hashes are 16 hexadecimal digits and
 * must differ from each other; each pair is visited once, with `a < b`.
 */
export function visitNearDuplicates(hashes: readonly string[], visit: (a: number, b: number) => void): void {
  const [high, low] = wordsOf(hashes);
  // The last hash that a candidate was compared with: a pair that meets in several bands is visited once.
  const comparedWith = new Int32Array(hashes.length).fill(-1);
  const bands = Array.from({ length: bandCount }, (_, band) => buildBuckets(high, low, band));
  for (let a = 0; a < hashes.length; a++) {
    for (let band = 0; band < bandCount; band++) {
      const buckets = bands[band];
      if (!buckets) continue;
      const value = bandOf(high[a] ?? 0, low[a] ?? 0, band);
      for (const mask of bandMasks) {
        for (let b = buckets.first[value ^ mask] ?? -1; b > a; b = buckets.next[b] ?? -1) {
          if (comparedWith[b] === a) continue;
          comparedWith[b] = a;
          const bits = countBits((high[a] ?? 0) ^ (high[b] ?? 0)) + countBits((low[a] ?? 0) ^ (low[b] ?? 0));
          if (bits <= nearDuplicateDistance) visit(a, b);
        }
      }
    }
  }
}

/** Hashes in which near-duplicates of others are looked for, one at a time. */
export class HashIndex {
  readonly #high: Int32Array;
  readonly #low: Int32Array;
  readonly #bands: readonly Buckets[];

  /** @param hashes 16 hexadecimal digits each; equal ones are allowed. */
  constructor(hashes: readonly string[]) {
    const [high, low] = wordsOf(hashes);
    this.#high = high;
    this.#low = low;
    this.#bands = Array.from({ length: bandCount }, (_, band) => buildBuckets(high, low, band));
  }

  /** Position of one of the hashes at distance 8 or less, the nearest and of equals the first; −1 where there is none. */
  nearest(hash: string): number {
    const [[high = 0], [low = 0]] = wordsOf([hash]);
    let [found, least] = [-1, nearDuplicateDistance + 1];
    this.#bands.forEach((buckets, band) => {
      const value = bandOf(high, low, band);
      for (const mask of bandMasks) {
        for (let at = buckets.first[value ^ mask] ?? -1; at >= 0; at = buckets.next[at] ?? -1) {
          const bits = countBits(high ^ (this.#high[at] ?? 0)) + countBits(low ^ (this.#low[at] ?? 0));
          if (bits > least || (bits === least && at > found)) continue;
          [found, least] = [at, bits];
        }
      }
    });
    return found;
  }
}

/** The upper and the lower 32 bits of each hash. */
function wordsOf(hashes: readonly string[]): readonly [Int32Array, Int32Array] {
  return [
    Int32Array.from(hashes, (hash) => Number.parseInt(hash.slice(0, 8), 16)),
    Int32Array.from(hashes, (hash) => Number.parseInt(hash.slice(8), 16)),
  ];
}

interface Buckets {
  /** By value of the band: the last hash that has it, or −1. */
  readonly first: Int32Array;
  /** By hash: the one before it with the same value, or −1; so a chain runs from the last hash to the first. */
  readonly next: Int32Array;
}

function buildBuckets(high: Int32Array, low: Int32Array, band: number): Buckets {
  const first = new Int32Array(bandValues).fill(-1);
  const next = new Int32Array(high.length).fill(-1);
  for (let index = 0; index < high.length; index++) {
    const value = bandOf(high[index] ?? 0, low[index] ?? 0, band);
    next[index] = first[value] ?? -1;
    first[value] = index;
  }
  return { first, next };
}

function bandOf(high: number, low: number, band: number): number {
  const half = band < 2 ? high : low;
  return band % 2 === 0 ? half >>> 16 : half & 0xffff;
}

function masksUpToTwoBits(): readonly number[] {
  const masks = [0];
  for (let first = 0; first < 16; first++) {
    masks.push(1 << first);
    for (let second = 0; second < first; second++) masks.push((1 << first) | (1 << second));
  }
  return masks;
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
