import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InkBands } from './ink-bands.ts';
import { PictureIndex, visitNearDuplicates } from './near-duplicates.ts';

interface Ink {
  readonly bits: bigint;
  readonly stretch: number;
  readonly direction: number;
}

const hex = (value: bigint | number, digits: number) => value.toString(16).padStart(digits, '0');
const hashOf = ({ bits, stretch, direction }: Ink) => hex(bits, 32) + hex(stretch, 2) + hex(direction, 2);
const bitsOf = (value: bigint) => value.toString(2).replaceAll('0', '').length;

/** In how many bits two inks differ; null where they are not the same. */
function between(a: Ink, b: Ink): number | null {
  const [bits, first] = [bitsOf(a.bits ^ b.bits), bitsOf((a.bits ^ b.bits) >> 64n)];
  const turn = Math.abs(a.direction - b.direction);
  const isTurned = Math.min(turn, 256 - turn) > 8 && Math.min(a.stretch, b.stretch) >= 7;
  return bits > 20 || first > 11 || Math.abs(a.stretch - b.stretch) > 5 || isTurned ? null : bits;
}

/** Few families with some bits flipped, so that distances around the limits are frequent. */
const ink: fc.Arbitrary<Ink> = fc
  .tuple(
    fc.constantFrom(0n, 2n ** 128n - 1n, 0x0123456789abcdeffedcba9876543210n),
    fc.uniqueArray(fc.integer({ min: 0, max: 127 }), { maxLength: 14 }),
    fc.integer({ min: 0, max: 16 }),
    fc.integer({ min: 0, max: 255 }),
  )
  .map(([family, flips, stretch, direction]) => ({
    bits: flips.reduce((bits, bit) => bits ^ (1n << BigInt(bit)), family),
    stretch,
    direction: [direction % 20, 250 + (direction % 6), direction][direction % 3] ?? 0,
  }));
const inks = fc.array(fc.option(ink, { nil: null }), { maxLength: 40 });
const written = (list: readonly (Ink | null)[]) => list.map((one) => one && hashOf(one));

describe('InkBands', () => {
  it('finds exactly the pictures behind one that show the same ink', () => {
    fc.assert(
      fc.property(inks, (list) => {
        const bands = new InkBands(written(list));
        for (const [at, own] of list.entries()) {
          const found = new Set<number>();
          bands.visitBehind(at, (other) => found.add(other));
          const expected = list.flatMap((other, place) =>
            place > at && own && other && between(own, other) !== null ? [place] : [],
          );
          expect([...found].sort((a, b) => a - b)).toEqual(expected);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('finds the nearest, and of equals the first', () => {
    fc.assert(
      fc.property(inks, ink, (list, own) => {
        const distances = list.map((other) => (other ? between(own, other) : null) ?? 999);
        const least = Math.min(999, ...distances);
        expect(new InkBands(written(list)).nearest(hashOf(own))).toBe(least === 999 ? null : distances.indexOf(least));
      }),
      { numRuns: 100 },
    );
  });
});

describe('pictures that show the same ink', () => {
  const inkHash = hashOf({ bits: 0x0123456789abcdeffedcba9876543210n, stretch: 9, direction: 3 });
  const pictures = [
    { perceptualHash: '0000000000000000', inkHash },
    { perceptualHash: '0123456789abcdef', inkHash: null },
    { perceptualHash: 'a245f00dfb0e697a', inkHash },
    { perceptualHash: '0000000000000001', inkHash },
  ];

  it('are near-duplicates, and a pair that looks alike as well is visited once', () => {
    const pairs: string[] = [];
    visitNearDuplicates(pictures, (a, b) => {
      pairs.push(`${a} ${b}`);
    });
    expect(pairs.sort()).toEqual(['0 2', '0 3', '2 3']);
  });

  it('are found by that only where no picture is near as a whole', () => {
    const index = new PictureIndex(pictures.slice(0, 3));
    expect(index.nearest({ perceptualHash: '0123456789abcdee', inkHash })).toEqual({
      at: 1,
      turn: null,
      isInkAlone: false,
    });
    expect(index.nearest({ perceptualHash: 'ffff0000ffff00f0', inkHash })).toEqual({
      at: 0,
      turn: null,
      isInkAlone: true,
    });
    expect(index.nearest({ perceptualHash: 'ffff0000ffff00f0', inkHash: null })).toBeNull();
  });
});
