import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layerStates } from '#schemas/domain/layer.ts';
import { standingNumber, standingOf, standings, statusOfStanding } from './standing.ts';

const state = fc.constantFrom(...layerStates);
const standing = fc.record({
  isUnusable: fc.boolean(),
  holds: fc.constantFrom('one-formula' as const, 'formulas' as const),
  regions: state,
  symbols: state,
  layout: state,
  latex: state,
});

it('a standing is the number that it is written as, and no other has it', () => {
  fc.assert(
    fc.property(standing, (each) => {
      expect(standingOf(standingNumber(each))).toEqual(each);
    }),
  );
  const all = Array.from({ length: standings }, (_, number) => standingNumber(standingOf(number)));
  expect(all).toEqual(all.map((_, number) => number));
});

it('has the number that files hold already', () => {
  const layers = { regions: 'returned', symbols: 'drafted', layout: 'submitted', latex: 'accepted' } as const;
  expect(standingNumber({ isUnusable: false, holds: 'one-formula', ...layers })).toBe(194);
  expect(standingNumber({ isUnusable: true, holds: 'formulas', ...layers })).toBe(2069);
});

it('asks of a page that is one formula for no regions', () => {
  const done = { isUnusable: false, symbols: 'accepted', layout: 'absent', latex: 'accepted' } as const;
  const statusFor = (holds: 'one-formula' | 'formulas') =>
    statusOfStanding({ ...done, holds, regions: 'drafted' }, ['regions', 'symbols', 'latex']);
  expect([statusFor('one-formula'), statusFor('formulas')]).toEqual(['accepted', 'drafted']);
});
