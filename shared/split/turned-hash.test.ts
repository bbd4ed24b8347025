import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PictureTurn } from '#schemas/domain/picture-turn.ts';
import { pictureTurns, turnHash } from './turned-hash.ts';

const words = fc.tuple(fc.integer(), fc.integer());
const turns = fc.constantFrom<PictureTurn>({ degrees: 0, isNegative: false }, ...pictureTurns);
const bitOf = (high: number, low: number, down: number, across: number) =>
  ((down < 4 ? high : low) >>> (31 - ((down % 4) * 8 + across))) & 1;

describe('turnHash', () => {
  it('is a turn and then another one as they are together', () => {
    fc.assert(
      fc.property(words, turns, turns, ([high, low], first, second) => {
        const degrees = ([0, 90, 180, 270] as const)[((first.degrees + second.degrees) / 90) % 4] ?? 0;
        const both = { degrees, isNegative: first.isNegative !== second.isNegative };
        expect(turnHash(...turnHash(high, low, first), second)).toEqual(turnHash(high, low, both));
      }),
    );
  });

  it('exchanges the directions in a quarter turn, and changes the sign of odd frequencies across', () => {
    fc.assert(
      fc.property(words, ([high, low]) => {
        const [turnedHigh, turnedLow] = turnHash(high, low, { degrees: 90, isNegative: false });
        for (let down = 0; down < 8; down++) {
          for (let across = 0; across < 8; across++) {
            expect(bitOf(turnedHigh, turnedLow, down, across)).toBe(bitOf(high, low, across, down) ^ (across % 2));
          }
        }
      }),
    );
  });

  it('changes all signs but that of the mean in a negative', () => {
    expect(turnHash(-2147483648, 0, { degrees: 0, isNegative: true })).toEqual([-1, -1]);
  });
});
