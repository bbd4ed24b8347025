import { describe, expect, it } from 'vitest';
import { gapOf, historyOfWindow, workIn } from './pace.ts';

const today = '2026-03-10';

/** Pace a day of a quota with `accepted` items that all came within the window. */
function paceOf(growth: Parameters<typeof workIn>[0], byPeople: Parameters<typeof workIn>[1]): number {
  const work = workIn(growth, byPeople);
  const history = historyOfWindow(growth.amount - work.imported, work.amount, work.from, today);
  return gapOf({ target: 10_000, due: null }, growth.amount, history, today).pacePerDay;
}

describe('the pace of imported work', () => {
  it('is none where nobody has accepted anything', () => {
    expect(paceOf({ amount: 254, formulas: 254, from: today }, { formulas: 0, from: null })).toBe(0);
  });

  it('counts what people accepted, from the day on which they began', () => {
    const growth = { amount: 274, formulas: 274, from: '2026-03-01' };
    expect(paceOf(growth, { formulas: 20, from: '2026-03-09' })).toBe(10);
  });

  it('counts symbols in the measure of the formulas that they are in', () => {
    expect(paceOf({ amount: 900, formulas: 90, from: today }, { formulas: 30, from: today })).toBe(300);
  });

  it('leaves work alone that nothing was imported beside', () => {
    const growth = { amount: 40, formulas: 8, from: '2026-03-07' };
    expect(workIn(growth, { formulas: 50, from: '2026-03-08' })).toEqual({
      amount: 40,
      imported: 0,
      from: '2026-03-07',
    });
  });
});
