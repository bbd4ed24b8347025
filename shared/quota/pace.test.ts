import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekOf } from './iso-day.ts';
import { gapOf, historyOfWindow, pacePerDay, windowStart } from './pace.ts';

const today = '2026-03-29';

describe('pacePerDay', () => {
  it('is what was accepted in the last 28 days, today among them', () => {
    const history = [
      { day: '2026-01-01', accepted: 100 },
      { day: '2026-03-01', accepted: 110 },
      { day: '2026-03-02', accepted: 117 },
      { day: today, accepted: 138 },
    ];
    expect(pacePerDay(history, today)).toBe(28 / 28);
  });

  it('counts from the first day where work began within the window', () => {
    expect(pacePerDay([{ day: '2026-03-20', accepted: 50 }], today)).toBe(5);
    expect(pacePerDay([{ day: today, accepted: 50 }], today)).toBe(50);
  });

  it('is none where nothing came, or where more went than came', () => {
    expect(pacePerDay([], today)).toBe(0);
    expect(pacePerDay([{ day: '2025-01-01', accepted: 9 }], today)).toBe(0);
    expect(
      pacePerDay(
        [
          { day: '2025-01-01', accepted: 9 },
          { day: today, accepted: 3 },
        ],
        today,
      ),
    ).toBe(0);
  });
});

describe('historyOfWindow', () => {
  const amounts = fc.array(fc.record({ day: fc.integer({ min: 0, max: 90 }), amount: fc.integer({ min: 1, max: 9 }) }));

  it('has the pace of the whole history, from what the window brought alone', () => {
    fc.assert(
      fc.property(amounts, (accepted) => {
        const days = [...new Set(accepted.map(({ day }) => day))].sort((a, b) => a - b);
        const before = (end: number) => accepted.reduce((sum, { day, amount }) => sum + (day < end ? amount : 0), 0);
        const dayOf = (number: number) => addDays(today, number - 90);
        const history = days.map((day) => ({ day: dayOf(day), accepted: before(day + 1) }));
        const first = days.find((day) => dayOf(day) >= windowStart(today));
        const growth = before(91) - before(first ?? 91);
        const short = historyOfWindow(before(91), growth, first === undefined ? null : dayOf(first), today);
        expect(pacePerDay(short, today)).toBe(pacePerDay(history, today));
      }),
    );
  });
});

describe('gapOf', () => {
  const history = [{ day: '2026-03-20', accepted: 50 }];

  it('forecasts the day on which the target is reached at that pace', () => {
    expect(gapOf({ target: 100, due: '2026-04-10' }, 50, history, today)).toEqual({
      missing: 50,
      pacePerDay: 5,
      neededPerDay: 50 / 12,
      forecast: '2026-04-08',
      state: 'on-track',
    });
  });

  it('says what is late, overdue, stalled, without a date, or reached', () => {
    const state = (due: string | null, target = 100, days = history) => gapOf({ target, due }, 50, days, today).state;
    expect(state('2026-04-07')).toBe('late');
    expect(state('2026-03-28')).toBe('overdue');
    expect(state('2026-04-10', 100, [])).toBe('stalled');
    expect(state(null)).toBe('no-date');
    expect(state('2026-04-10', 50)).toBe('reached');
    expect(state(null, 1_000_000_000)).toBe('stalled');
  });

  it('needs all of what is missing today where today is the last day', () => {
    expect(gapOf({ target: 60, due: today }, 50, history, today).neededPerDay).toBe(10);
  });
});

describe('weekOf', () => {
  it('is the Monday', () => {
    expect([weekOf('2026-03-29'), weekOf('2026-03-30'), weekOf('2026-04-05')]).toEqual([
      '2026-03-23',
      '2026-03-30',
      '2026-03-30',
    ]);
  });
});
