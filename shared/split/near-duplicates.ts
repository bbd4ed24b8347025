import type { PictureTurn } from '#schemas/domain/picture-turn.ts';
import { bitsBetween, HashBands, wordsOf } from './hash-bands.ts';
import { InkBands } from './ink-bands.ts';
import { pictureTurns, turnHash } from './turned-hash.ts';

/** Two pictures are near-duplicates when their 64-bit perceptual hashes differ in at most this many bits. */
export const nearDuplicateDistance = 8;

/**
 * The same where one of them was turned or is a negative: near enough to find nearly all of them, and to take next to
 * no two pictures for turned ones that are not (docs/decisions/0030).
 */
export const turnedDistance = 7;

/** By what pictures are compared. */
export interface PictureHashes {
  /** Of the whole picture: 64 bits as 16 hexadecimal digits. */
  readonly perceptualHash: string;
  /** Of its ink alone, 36 hexadecimal digits: it stands margins and small turns. Null where there is none. */
  readonly inkHash: string | null;
}

/**
 * Pairs of near-duplicates, also of turned ones, of negatives, and of those that show the same ink; each pair is visited
 * once, with `a < b`.
 */
export function visitNearDuplicates(pictures: readonly PictureHashes[], visit: (a: number, b: number) => void): void {
  const bands = bandsOf(pictures);
  const inks = new InkBands(pictures.map(({ inkHash }) => inkHash));
  // The last picture that a picture was visited with: a pair that meets in several ways is visited once.
  const visitedWith = new Int32Array(pictures.length).fill(-1);
  for (let a = 0; a < pictures.length; a++) {
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
    inks.visitBehind(a, visitOnce);
  }
}

function bandsOf(pictures: readonly PictureHashes[]): HashBands {
  return new HashBands(wordsOf(pictures.map(({ perceptualHash }) => perceptualHash)));
}

/** A picture that is near to another one. */
export interface NearPicture {
  /** Its position among the pictures. */
  readonly at: number;
  /** What the other picture has to undergo to look like it; null where it does as it is. */
  readonly turn: PictureTurn | null;
  /** Whether only the ink is the same: what is around it is not, or it is turned a little. */
  readonly isInkAlone: boolean;
}

/** Pictures among which near-duplicates of others are looked for, one at a time. */
export class PictureIndex {
  readonly #bands: HashBands;
  readonly #inks: InkBands;

  constructor(pictures: readonly PictureHashes[]) {
    this.#bands = bandsOf(pictures);
    this.#inks = new InkBands(pictures.map(({ inkHash }) => inkHash));
  }

  /**
   * The nearest one of those that are near-duplicates, and of equals the first; one that has to be turned only where no
   * other is near, and one that shows the same ink alone only where that is not either. Null where there is none.
   */
  nearest({ perceptualHash, inkHash }: PictureHashes): NearPicture | null {
    const [[high = 0], [low = 0]] = wordsOf([perceptualHash]);
    let found: NearPicture | null = null;
    let least = nearDuplicateDistance;
    const look = (turn: PictureTurn | null) => (at: number, bits: number) => {
      if (found !== null && (bits > least || (bits === least && at >= found.at))) return;
      [found, least] = [{ at, turn, isInkAlone: false }, bits];
    };
    this.#bands.visit(high, low, nearDuplicateDistance, -1, look(null));
    if (found !== null) return found;
    for (const turn of pictureTurns) {
      const [turnedHigh, turnedLow] = turnHash(high, low, turn);
      this.#bands.visit(turnedHigh, turnedLow, turnedDistance, -1, look(turn));
    }
    if (found !== null || inkHash === null) return found;
    const byInk = this.#inks.nearest(inkHash);
    return byInk === null ? null : { at: byInk, turn: null, isInkAlone: true };
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
