/** Numbers in one block of a set. */
export const blockSize = 8192;
const wordsPerBlock = blockSize / 32;
/** Bytes of a block that is stored as bits; as a list it has two for each number, and fewer in all. */
export const blockBytes = blockSize / 8;
/** Up to so many numbers a block is stored as a list of them, above as bits. */
const longestList = 256;

/** Block number → bits. A block that is not there is empty. */
export type Blocks = Map<number, Uint32Array>;

/** A set of numbers from 0, as bits in blocks: what fits several filters is an `and` of few kilobytes. */
export class NumberSet {
  readonly blocks: Blocks;

  constructor(blocks: Blocks = new Map()) {
    this.blocks = blocks;
  }

  static of(numbers: Iterable<number>): NumberSet {
    const set = new NumberSet();
    for (const number of numbers) set.add(number);
    return set;
  }

  /** What is in any of the sets. */
  static union(sets: Iterable<NumberSet>): NumberSet {
    const union = new NumberSet();
    for (const { blocks } of sets) {
      for (const [block, words] of blocks) {
        const own = union.blocks.get(block);
        if (!own) union.blocks.set(block, words.slice());
        else for (let index = 0; index < wordsPerBlock; index++) own[index] = (own[index] ?? 0) | (words[index] ?? 0);
      }
    }
    return union;
  }

  add(number: number): void {
    const words = this.#wordsFor(number);
    words[(number % blockSize) >>> 5] = (words[(number % blockSize) >>> 5] ?? 0) | (1 << (number & 31));
  }

  delete(number: number): void {
    const words = this.blocks.get(Math.floor(number / blockSize));
    if (words) words[(number % blockSize) >>> 5] = (words[(number % blockSize) >>> 5] ?? 0) & ~(1 << (number & 31));
  }

  has(number: number): boolean {
    const words = this.blocks.get(Math.floor(number / blockSize));
    return words !== undefined && ((words[(number % blockSize) >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  and(other: NumberSet): NumberSet {
    const [few, many] = this.blocks.size <= other.blocks.size ? [this, other] : [other, this];
    return few.#combine(many, (a, b) => a & b);
  }

  /** What is in this set and not in the other. */
  without(other: NumberSet): NumberSet {
    return this.#combine(other, (a, b) => a & ~b, true);
  }

  or(other: NumberSet): NumberSet {
    return NumberSet.union([this, other]);
  }

  count(): number {
    let count = 0;
    for (const words of this.blocks.values()) count += countBits(words);
    return count;
  }

  /** At most `limit` numbers above `after`, ascending; with `descending`, below it and descending. */
  take(after: number | null, limit: number, descending = false): number[] {
    const taken: number[] = [];
    const step = descending ? -1 : 1;
    const blocks = this.#sortedBlocks();
    if (descending) blocks.reverse();
    for (const block of blocks) {
      const words = this.blocks.get(block);
      const first = block * blockSize;
      if (!words || (after !== null && (descending ? first >= after : first + blockSize <= after))) continue;
      for (let place = descending ? blockSize - 1 : 0; place >= 0 && place < blockSize; place += step) {
        const word = words[place >>> 5] ?? 0;
        if (word === 0) {
          // On to the last place of the word, so that the next step leaves it.
          place = descending ? place & ~31 : place | 31;
          continue;
        }
        if ((word & (1 << (place & 31))) === 0) continue;
        const number = first + place;
        if (after !== null && (descending ? number >= after : number <= after)) continue;
        if (taken.length === limit) return taken;
        taken.push(number);
      }
    }
    return taken;
  }

  /** The number at a rank from 0, ascending or descending; null beyond the end. */
  at(rank: number, descending = false): number | null {
    let left = rank;
    const blocks = this.#sortedBlocks();
    if (descending) blocks.reverse();
    for (const block of blocks) {
      const words = this.blocks.get(block);
      if (!words) continue;
      const count = countBits(words);
      if (left < count) {
        const inside = new NumberSet(new Map([[block, words]])).take(null, left + 1, descending);
        return inside[left] ?? null;
      }
      left -= count;
    }
    return null;
  }

  #wordsFor(number: number): Uint32Array {
    const block = Math.floor(number / blockSize);
    let words = this.blocks.get(block);
    if (!words) {
      words = new Uint32Array(wordsPerBlock);
      this.blocks.set(block, words);
    }
    return words;
  }

  #sortedBlocks(): number[] {
    return [...this.blocks.keys()].sort((a, b) => a - b);
  }

  #combine(other: NumberSet, join: (a: number, b: number) => number, keepsAlone = false): NumberSet {
    const result: Blocks = new Map();
    for (const [block, words] of this.blocks) {
      const others = other.blocks.get(block);
      if (!others) {
        if (keepsAlone) result.set(block, words);
        continue;
      }
      const joined = new Uint32Array(wordsPerBlock);
      for (let index = 0; index < wordsPerBlock; index++) joined[index] = join(words[index] ?? 0, others[index] ?? 0);
      result.set(block, joined);
    }
    return new NumberSet(result);
  }
}

/** Bytes of one block: a list of 16-bit places where there are few, else 1,024 bytes of bits; little-endian. */
export function encodeBlock(words: Uint32Array): Uint8Array | null {
  const count = countBits(words);
  if (count === 0) return null;
  if (count > longestList) return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  const places = new Uint16Array(new NumberSet(new Map([[0, words]])).take(null, blockSize));
  return new Uint8Array(places.buffer);
}

export function decodeBlock(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array(wordsPerBlock);
  if (bytes.byteLength === words.byteLength) {
    new Uint8Array(words.buffer).set(bytes);
    return words;
  }
  for (let index = 0; index < bytes.byteLength; index += 2) {
    const place = (bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8);
    words[place >>> 5] = (words[place >>> 5] ?? 0) | (1 << (place & 31));
  }
  return words;
}

export function countBits(words: Uint32Array): number {
  let bits = 0;
  for (let index = 0; index < words.length; index++) {
    let word = words[index] ?? 0;
    if (word === 0) continue;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    bits += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return bits;
}
