import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visitNearDuplicates } from './near-duplicates.ts';

function bitsBetween(a: string, b: string): number {
  return (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length;
}

function pairsOf(hashes: readonly string[]): string[] {
  const pairs: string[] = [];
  visitNearDuplicates(hashes, (a, b) => {
    pairs.push(`${a} ${b}`);
  });
  return pairs.sort();
}

/** Few families with some bits flipped, so that distances around the limit are frequent. */
const hashes = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom(0n, 0xffff_ffff_ffff_ffffn, 0x0123_4567_89ab_cdefn),
      fc.array(fc.integer({ min: 0, max: 63 }), { maxLength: 12 }),
    )
    .map(([family, flips]) =>
      flips
        .reduce<bigint>((hash, bit) => hash ^ (1n << BigInt(bit)), family)
        .toString(16)
        .padStart(16, '0'),
    ),
  { maxLength: 80 },
);

describe('visitNearDuplicates', () => {
  it('finds exactly the pairs at distance 8 or less, each once', () => {
    fc.assert(
      fc.property(hashes, (list) => {
        const expected = list.flatMap((a, i) =>
          list.flatMap((b, j) => (i < j && bitsBetween(a, b) <= 8 ? [`${i} ${j}`] : [])),
        );
        expect(pairsOf(list)).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });
});
