import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PictureIndex, turnTowards, visitNearDuplicates } from './near-duplicates.ts';
import { pictureTurns, turnHash } from './turned-hash.ts';

function bitsBetween(a: string, b: string): number {
  return (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length;
}

function turned(hash: string, turn: Parameters<typeof turnHash>[2]): string {
  const words = turnHash(Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8), 16), turn);
  return words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Whether two hashes are near, as they are or turned, by looking at each way by itself. */
function areNear(a: string, b: string): boolean {
  return bitsBetween(a, b) <= 8 || pictureTurns.some((turn) => bitsBetween(turned(a, turn), b) <= 7);
}

/** A picture without ink. */
const plain = (perceptualHash: string) => ({ perceptualHash, inkHash: null });

function pairsOf(hashes: readonly string[]): string[] {
  const pairs: string[] = [];
  visitNearDuplicates(hashes.map(plain), (a, b) => {
    pairs.push(`${a} ${b}`);
  });
  return pairs.sort();
}

const anyHash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((hash) => hash.toString(16).padStart(16, '0'));

/** Few families, turned, with some bits flipped, so that distances around the limit are frequent. */
const hashes = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom('0000000000000000', 'ffffffffffffffff', '0123456789abcdef', 'a245f00dfb0e697a'),
      fc.option(fc.constantFrom(...pictureTurns), { nil: null }),
      fc.array(fc.integer({ min: 0, max: 63 }), { maxLength: 12 }),
    )
    .map(([family, turn, flips]) =>
      flips
        .reduce<bigint>((hash, bit) => hash ^ (1n << BigInt(bit)), BigInt(`0x${turn ? turned(family, turn) : family}`))
        .toString(16)
        .padStart(16, '0'),
    ),
  { maxLength: 80 },
);

describe('visitNearDuplicates', () => {
  it('finds exactly the pairs at distance 8 or less, or 7 or less once one is turned, each once', () => {
    fc.assert(
      fc.property(hashes, (list) => {
        const expected = list.flatMap((a, i) => list.flatMap((b, j) => (i < j && areNear(a, b) ? [`${i} ${j}`] : [])));
        expect(pairsOf(list)).toEqual(expected.sort());
      }),
      { numRuns: 200 },
    );
  });
});

describe('PictureIndex', () => {
  it('finds the nearest, and one that has to be turned only where no other is near', () => {
    fc.assert(
      fc.property(hashes, anyHash, (list, other) => {
        for (const hash of [...list.slice(0, 4), other]) {
          const rest = list.filter((one) => one !== hash);
          const found = new PictureIndex(rest.map(plain)).nearest(plain(hash));
          const distances = rest.map((one) => bitsBetween(hash, one));
          const least = Math.min(...distances);
          if (least <= 8) expect(found).toEqual({ at: distances.indexOf(least), turn: null, isInkAlone: false });
          else expect(found !== null).toBe(rest.some((one) => areNear(hash, one)));
          if (found?.turn) expect(bitsBetween(turned(hash, found.turn), rest[found.at] ?? '')).toBeLessThanOrEqual(7);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('turnTowards', () => {
  it('says how a picture is turned to look like another one', () => {
    const hash = 'a245f00dfb0e697a';
    for (const turn of pictureTurns) expect(turnTowards(hash, turned(hash, turn))).toEqual(turn);
    expect(turnTowards(hash, 'a245f00dfb0e6900')).toBeNull();
    expect(turnTowards(hash, '0123456789abcdef')).toBeNull();
  });
});
