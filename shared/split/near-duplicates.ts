import type { PictureTurn } from '#schemas/domain/picture-turn.ts';
import { bitsBetween, HashBands, wordsOf } from './hash-bands.ts';
import { pictureTurns, turnHash } from './turned-hash.ts';

/** Two pictures are near-duplicates when their 64-bit perceptual hashes differ in at most this many bits. */
export const nearDuplicateDistance = 8;

/**
 * The same where one of them was turned or is a negative: near enough to find nearly all of them, and to take next to
 * no two pictures for turned ones that are not (docs/decisions/0030).
 */
export const turnedDistance = 7;

/**
 * Pairs of hashes of near-duplicates, also of turned ones and of negatives. Hashes are 16 hexadecimal digits and must
 * differ from each other; each pair is visited once, with `a < b`.
 */
export function visitNearDuplicates(hashes: readonly string[], visit: (a: number, b: number) => void): void {
  const bands = new HashBands(hashes);
  // The last hash that a hash was visited with: a pair that meets in several ways is visited once.
  const visitedWith = new Int32Array(hashes.length).fill(-1);
  for (let a = 0; a < hashes.length; a++) {
    const [high, low] = [bands.high[a] ?? 0, bands.low[a] ?? 0];
    const visitOnce = (b: number) => {
      if (visitedWith[b] === a) return;
      visitedWith[b] = a;
      visit(a, b);
    };
    bands.visit(high, low, nearDuplicateDistance, a, visitOnce);
    for (const turn of pictureTurns) {
      const [turnedHigh, turnedLow] = turnHash(high, low, turn);
      bands.visit(turnedHigh, turnedLow, turnedDistance, a, visitOnce);
    }
  }
}

/** A hash that is near to another one. */
export interface NearHash {
  /** Its position among the hashes. */
  readonly at: number;
  /** What the other picture has to undergo to look like it; null where it does as it is. */
  readonly turn: PictureTurn | null;
}

/** Hashes in which near-duplicates of others are looked for, one at a time. */
export class HashIndex {
  readonly #bands: HashBands;

  /** @param hashes 16 hexadecimal digits each; equal ones are allowed. */
  constructor(hashes: readonly string[]) {
    this.#bands = new HashBands(hashes);
  }

  /**
   * The nearest one of the hashes that are near-duplicates, and of equals the first; one that has to be turned only
   * where no other is near. Null where there is none.
   */
  nearest(hash: string): NearHash | null {
    const [[high = 0], [low = 0]] = wordsOf([hash]);
    let found: NearHash | null = null;
    let least = nearDuplicateDistance;
    const look = (turn: PictureTurn | null) => (at: number, bits: number) => {
      if (found !== null && (bits > least || (bits === least && at >= found.at))) return;
      [found, least] = [{ at, turn }, bits];
    };
    this.#bands.visit(high, low, nearDuplicateDistance, -1, look(null));
    if (found !== null) return found;
    for (const turn of pictureTurns) {
      const [turnedHigh, turnedLow] = turnHash(high, low, turn);
      this.#bands.visit(turnedHigh, turnedLow, turnedDistance, -1, look(turn));
    }
    return found;
  }
}

/** What a picture has to undergo to look like another one; null where it does as it is, or does not at all. */
export function turnTowards(hash: string, other: string): PictureTurn | null {
  const [[high = 0, otherHigh = 0], [low = 0, otherLow = 0]] = wordsOf([hash, other]);
  if (bitsBetween(high, low, otherHigh, otherLow) <= nearDuplicateDistance) return null;
  let nearest: PictureTurn | null = null;
  let least = turnedDistance + 1;
  for (const turn of pictureTurns) {
    const bits = bitsBetween(...turnHash(high, low, turn), otherHigh, otherLow);
    if (bits < least) [nearest, least] = [turn, bits];
  }
  return nearest;
}
