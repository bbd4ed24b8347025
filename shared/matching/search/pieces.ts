import type { InkComponent } from '../ink/components.ts';
import type { Cut } from '../ink/cut-component.ts';

/**
 * Ink that the search hands out: whole components, and the sides of cuts through some of them. Taking a side forbids
 * the whole and the sides of every other cut; its own other side stays free.
 */
export interface Pieces {
  /** Whole components first, then the sides of cuts, two by two. */
  readonly ink: readonly InkComponent[];
  readonly wholeCount: number;
  /** Of a side, the index of its whole; of a whole, its own. */
  readonly wholeOf: readonly number[];
  /** Pieces that must be free for a piece to be taken, and those that are taken with it; one bit a piece. */
  readonly needs: readonly Bits[];
  readonly takes: readonly Bits[];
  readonly words: number;
}

/** @param cuts for some components, by index, the cuts to be considered */
export function makePieces(components: readonly InkComponent[], cuts: ReadonlyMap<number, readonly Cut[]>): Pieces {
  const ink = [...components];
  const wholeOf = components.map((_, index) => index);
  for (const [whole, own] of cuts) {
    for (const { sides } of own) {
      ink.push(...sides);
      wholeOf.push(whole, whole);
    }
  }
  const words = Math.ceil(ink.length / 32);
  const sidesOf = Map.groupBy(
    Array.from(wholeOf.keys()).filter((piece) => piece >= components.length),
    (piece) => wholeOf[piece] ?? piece,
  );
  const needs = ink.map((_, piece) => bitsOf([piece], words));
  const takes = ink.map((_, piece) => {
    const whole = wholeOf[piece] ?? piece;
    const otherSide = piece < components.length ? -1 : otherSideOf(piece, components.length);
    return bitsOf([whole, ...(sidesOf.get(whole) ?? []).filter((side) => side !== otherSide)], words);
  });
  return { ink, wholeCount: components.length, wholeOf, needs, takes, words };
}

/** Sides stand two by two behind the whole components. */
export function otherSideOf(side: number, wholeCount: number): number {
  return (side - wholeCount) % 2 === 0 ? side + 1 : side - 1;
}

/**
 * A set of pieces, one bit each, 32 to a number. A plain array: thousands of them live for one step of the search, and
 * small typed arrays are dear to make.
 */
export type Bits = readonly number[];

export function noBits(words: number): number[] {
  return Array.from({ length: words }, () => 0);
}

export function bitsOf(indices: readonly number[], words: number): Bits {
  const bits = noBits(words);
  for (const index of indices) setBit(bits, index);
  return bits;
}

export function setBit(bits: number[], index: number): void {
  bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31));
}

export function hasBit(bits: Bits, index: number): boolean {
  return ((bits[index >> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

export function intersects(a: Bits, b: Bits): boolean {
  for (let word = 0; word < a.length; word += 1) if (((a[word] ?? 0) & (b[word] ?? 0)) !== 0) return true;
  return false;
}

export function joinBits(a: Bits, b: Bits): Bits {
  const bits = a.slice();
  for (let word = 0; word < b.length; word += 1) bits[word] = (bits[word] ?? 0) | (b[word] ?? 0);
  return bits;
}
