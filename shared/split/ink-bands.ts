import { bitsBetween, HashBands } from './hash-bands.ts';

/**
 * Two pictures show the same ink when the 128 bits of their ink hashes differ in at most this many (docs/decisions/0031),
 * in no more than `mostOfFirst` of the first 64, by which they are looked for.
 */
const mostBits = 20;
const mostOfFirst = 11;
/** Their ink is stretched alike, within these 32nds of a power of two. */
const mostStretch = 5;
/** It is stretched the same way, within these 256ths of a half turn (6°), unless it is as good as round. */
const mostTurn = 8;
const round = 7;

/** The words and figures of ink hashes of 36 hexadecimal digits. */
class InkWords {
  readonly #words: readonly [Int32Array, Int32Array, Int32Array, Int32Array];
  readonly #stretch: Uint8Array;
  readonly #direction: Uint8Array;

  constructor(hashes: readonly string[]) {
    const wordsAt = (from: number) =>
      Int32Array.from(hashes, (hash) => Number.parseInt(hash.slice(from, from + 8), 16));
    this.#words = [wordsAt(0), wordsAt(8), wordsAt(16), wordsAt(24)];
    this.#stretch = Uint8Array.from(hashes, (hash) => Number.parseInt(hash.slice(32, 34), 16));
    this.#direction = Uint8Array.from(hashes, (hash) => Number.parseInt(hash.slice(34), 16));
  }

  get first(): readonly [Int32Array, Int32Array] {
    return [this.#words[0], this.#words[1]];
  }

  /** In how many bits two hashes differ whose first 64 differ in so many; null where it is other ink. */
  bitsBetween(at: number, others: InkWords, other: number, firstBits: number): number | null {
    const stretch = this.#stretch[at] ?? 0;
    const otherStretch = others.#stretch[other] ?? 0;
    if (Math.abs(stretch - otherStretch) > mostStretch) return null;
    const turn = Math.abs((this.#direction[at] ?? 0) - (others.#direction[other] ?? 0));
    if (Math.min(turn, 256 - turn) > mostTurn && Math.min(stretch, otherStretch) >= round) return null;
    const [, , third, fourth] = this.#words;
    const [, , otherThird, otherFourth] = others.#words;
    const rest = bitsBetween(third[at] ?? 0, fourth[at] ?? 0, otherThird[other] ?? 0, otherFourth[other] ?? 0);
    return firstBits + rest > mostBits ? null : firstBits + rest;
  }
}

/** Ink hashes of pictures, to find those of the same ink; see `inkHashOf`. */
export class InkBands {
  /** Positions of the pictures that have one, and by picture its place among these, or −1. */
  readonly #pictures: Int32Array;
  readonly #places: Int32Array;
  readonly #words: InkWords;
  /** Null where no picture has one. */
  readonly #bands: HashBands | null;

  /** @param hashes 36 hexadecimal digits for each picture; null where it has none. */
  constructor(hashes: readonly (string | null)[]) {
    const pictures: number[] = [];
    const known: string[] = [];
    this.#places = Int32Array.from(hashes, (hash, picture) => {
      if (hash === null) return -1;
      pictures.push(picture);
      known.push(hash);
      return pictures.length - 1;
    });
    this.#pictures = Int32Array.from(pictures);
    this.#words = new InkWords(known);
    this.#bands = known.length === 0 ? null : new HashBands(this.#words.first);
  }

  /** Pictures behind one that show the same ink; each is found once in each band in which it is near. */
  visitBehind(picture: number, found: (picture: number) => void): void {
    const place = this.#places[picture] ?? -1;
    if (place < 0) return;
    const [high, low] = this.#words.first;
    this.#bands?.visit(high[place] ?? 0, low[place] ?? 0, mostOfFirst, place, (other, bits) => {
      if (this.#words.bitsBetween(place, this.#words, other, bits) !== null) found(this.#pictures[other] ?? 0);
    });
  }

  /** The picture whose ink is nearest to this, of equals the first; null where none shows the same ink. */
  nearest(hash: string): number | null {
    const words = new InkWords([hash]);
    const [[high = 0], [low = 0]] = words.first;
    let found: number | null = null;
    let least = mostBits;
    this.#bands?.visit(high, low, mostOfFirst, -1, (other, firstBits) => {
      const bits = words.bitsBetween(0, this.#words, other, firstBits);
      if (bits === null || (found !== null && (bits > least || (bits === least && other >= found)))) return;
      [found, least] = [other, bits];
    });
    return found === null ? null : (this.#pictures[found] ?? null);
  }
}
