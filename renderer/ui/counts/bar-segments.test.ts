import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barSegments, barStatuses, sumOfCounts, usableTotal } from './bar-segments.ts';

const counts = fc.record(
  Object.fromEntries([...barStatuses, 'unusable'].map((status) => [status, fc.nat({ max: 500 })])),
  { requiredKeys: [] },
);

describe('barSegments', () => {
  it('never exceeds the bar, and fills it exactly where there is enough', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 1000 }), (quantity, full) => {
        const shares = barSegments(quantity, full).reduce((sum, { share }) => sum + share, 0);
        expect(shares).toBeCloseTo(Math.min(1, usableTotal(quantity) / full), 9);
      }),
    );
  });

  it('puts what is accepted first and cuts off what no longer fits', () => {
    expect(barSegments({ accepted: 60, submitted: 30, absent: 500 }, 100)).toEqual([
      { status: 'accepted', count: 60, share: 0.6 },
      { status: 'submitted', count: 30, share: 0.3 },
      { status: 'absent', count: 500, share: 0.1 },
    ]);
    expect(barSegments({ accepted: 120, submitted: 5 }, 100).map(({ status }) => status)).toEqual(['accepted']);
  });

  it('leaves out what is unusable', () => {
    expect(usableTotal({ accepted: 1, unusable: 9 })).toBe(1);
    expect(barSegments({ unusable: 9 }, 10)).toEqual([]);
  });
});

describe('sumOfCounts', () => {
  it('adds status by status', () => {
    expect(sumOfCounts([{ accepted: 1 }, { accepted: 2, unusable: 1 }])).toMatchObject({
      accepted: 3,
      unusable: 1,
      absent: 0,
    });
  });
});
