import type { HistoryPoint } from './accepted-history.ts';
import { addDays, daysBetween } from './iso-day.ts';

/** Days that the pace is taken from. */
export const paceWindowDays = 28;
/** A date further away than this is none that anybody can plan with. */
const furthestForecastDays = 3650;

export type GapState = 'reached' | 'on-track' | 'late' | 'overdue' | 'stalled' | 'no-date';

/** How far a quota is from its target, and when it gets there if work goes on as in the last weeks. */
export interface Gap {
  readonly missing: number;
  /** Accepted items a day, over the last four weeks or since work began. */
  readonly pacePerDay: number;
  /** Items a day that would reach the target on the due date; null without one, or when that has passed. */
  readonly neededPerDay: number | null;
  /** ISO date; null where nothing is missing, where nothing moves, or where it lies beyond ten years. */
  readonly forecast: string | null;
  readonly state: GapState;
}

/** The first day of the window that ends today. */
export function windowStart(today: string): string {
  return addDays(today, -(paceWindowDays - 1));
}

/** By how much the accepted items of a quota grew in the window, whoever brought them. */
export interface GrowthInWindow {
  readonly amount: number;
  /** Formulas that these items are, or are in. */
  readonly formulas: number;
  /** First day on which anything changed; null: on none. */
  readonly from: string | null;
}

/**
 * As much of a growth as people can have done. Imports bring accepted work in a minute that nobody will bring again, and
 * the sums by day do not say who brought what: no more counts as work than people accepted formulas of that selection.
 *
 * @param byPeople formulas of the selection that people accepted in the window, and the first day of that (null: none)
 */
export function workIn(
  growth: GrowthInWindow,
  byPeople: { readonly formulas: number; readonly from: string | null },
): { readonly amount: number; readonly imported: number; readonly from: string | null } {
  const { amount, formulas, from } = growth;
  if (formulas <= byPeople.formulas) return { amount, imported: 0, from };
  const work = (amount * byPeople.formulas) / formulas;
  const isLater = from !== null && byPeople.from !== null && byPeople.from > from;
  const first = byPeople.from === null ? null : isLater ? byPeople.from : from;
  return { amount: work, imported: amount - work, from: first };
}

/**
 * As much of a history as its pace follows from, where only the window was looked at.
 *
 * @param growth of the window, and the first day in it on which anything changed (null: on none)
 */
export function historyOfWindow(
  accepted: number,
  growth: number,
  firstDay: string | null,
  today: string,
): readonly HistoryPoint[] {
  const before = accepted - growth;
  const start = before === 0 ? firstDay : addDays(windowStart(today), -1);
  if (start === null) return [];
  const now = { day: today, accepted };
  return start === today ? [now] : [{ day: start, accepted: before }, now];
}

/** Accepted items a day over the window that ends today. Work that began within the window counts from its first day. */
export function pacePerDay(history: readonly HistoryPoint[], today: string): number {
  const [first] = history;
  if (!first) return 0;
  const start = windowStart(today);
  const past = history.filter(({ day }) => day <= today);
  const now = past.at(-1)?.accepted ?? 0;
  const before = past.findLast(({ day }) => day < start)?.accepted ?? 0;
  const days = first.day >= start ? daysBetween(first.day, today) + 1 : paceWindowDays;
  return Math.max(0, (now - before) / Math.max(1, days));
}

export function gapOf(
  quota: { readonly target: number; readonly due: string | null },
  accepted: number,
  history: readonly HistoryPoint[],
  today: string,
): Gap {
  const missing = Math.max(0, quota.target - accepted);
  const pace = pacePerDay(history, today);
  if (missing === 0) return { missing, pacePerDay: pace, neededPerDay: null, forecast: null, state: 'reached' };
  const days = pace === 0 ? null : Math.ceil(missing / pace);
  const forecast = days === null || days > furthestForecastDays ? null : addDays(today, days);
  const daysLeft = quota.due === null ? null : daysBetween(today, quota.due);
  const neededPerDay = daysLeft === null || daysLeft < 0 ? null : missing / Math.max(1, daysLeft);
  return { missing, pacePerDay: pace, neededPerDay, forecast, state: stateOf(quota.due, forecast, daysLeft) };
}

function stateOf(due: string | null, forecast: string | null, daysLeft: number | null): GapState {
  if (daysLeft !== null && daysLeft < 0) return 'overdue';
  if (forecast === null) return 'stalled';
  if (due === null) return 'no-date';
  return forecast <= due ? 'on-track' : 'late';
}
