import type { HistoryPoint } from '#shared/quota/accepted-history.ts';
import { addDays, daysBetween } from '#shared/quota/iso-day.ts';
import { linear, ticksTo } from './scale.ts';
import type { Mark, Point, Scene } from './scene.ts';

export interface BurnUp {
  readonly title: string;
  readonly history: readonly HistoryPoint[];
  readonly target: number | null;
  /** ISO dates. */
  readonly today: string;
  readonly due: string | null;
  readonly forecast: string | null;
  readonly width: number;
  readonly height: number;
  readonly words: {
    readonly target: string;
    readonly today: string;
    readonly due: string;
    readonly forecast: string;
    readonly needed: string;
  };
  readonly number: (value: number) => string;
  readonly date: (day: string) => string;
}

const left = 58;
const right = 18;
const top = 46;
const bottom = 30;
/**
 * What was done is the chart: what may come has less room, however far away a date is. Lines to what lies further are cut
 * at the edge, where the date stands with an arrow.
 */
const mostShareAhead = 1;
const leastDaysAhead = 7;

/** Accepted items over time against the target: how far it is, where the pace leads, and where it would have to lead. */
export function burnUpScene(chart: BurnUp): Scene {
  const { history, target, today, due, forecast, width, height, words, number, date, title } = chart;
  const first = history[0]?.day ?? addDays(today, -7);
  const start = first < today ? first : addDays(today, -7);
  const past = daysBetween(start, today);
  const latest = addDays(today, Math.max(leastDaysAhead, Math.round(past * mostShareAhead)));
  const ends = [addDays(today, Math.max(leastDaysAhead, Math.round(past * 0.1))), due, forecast];
  const end = ends.reduce<string>((last, day) => (day !== null && day > last ? day : last), today);
  const shownEnd = end > latest ? latest : end;
  const days = Math.max(1, daysBetween(start, shownEnd));
  const accepted = history.findLast(({ day }) => day <= today)?.accepted ?? 0;
  const ticks = ticksTo(Math.max(target ?? 0, accepted, ...history.map((point) => point.accepted)));
  const most = ticks.at(-1) ?? 1;
  const x = (day: string) => linear(0, days, left, width - right)(daysBetween(start, day));
  const y = linear(0, most, height - bottom, top);
  const marks: Mark[] = ticks.flatMap((tick): Mark[] => [
    { kind: 'path', points: line(left, y(tick), width - right, y(tick)), stroke: 'line', width: 1 },
    { kind: 'text', x: left - 8, y: y(tick) + 4, text: number(tick), size: 11, fill: 'quiet', anchor: 'end' },
  ]);
  marks.push(...dateMarks(start, shownEnd, days, x, height, date));
  const steps = stepsOf(history, start, today, x, y);
  if (steps.length > 1) {
    const ground = y(0);
    const outline = [{ x: steps[0]?.x ?? left, y: ground }, ...steps, { x: steps.at(-1)?.x ?? left, y: ground }];
    marks.push({ kind: 'area', points: outline, fill: 'accepted', opacity: 0.14 });
    marks.push({ kind: 'path', points: steps, stroke: 'accepted', width: 2.2 });
  }
  const now = { x: x(today), y: y(accepted) };
  const dayMark = (day: string, text: string, stroke: 'accent' | 'returned'): readonly Mark[] =>
    day <= shownEnd
      ? dayLine(x(day), height, text, stroke, width)
      : [{ ...label(width - right, heightOf[stroke], `${text} →`, 'end'), fill: stroke }];
  if (target !== null) {
    marks.push({ kind: 'path', points: line(left, y(target), width - right, y(target)), stroke: 'text', width: 1.4 });
    marks.push(label(left + 4, y(target) - 6, `${words.target} ${number(target)}`, 'start'));
    /** The way from now to the target on a day, as far as it is shown. */
    const wayTo = (day: string): readonly Point[] => {
      const to = day <= shownEnd ? day : shownEnd;
      const share = daysBetween(today, to) / Math.max(1, daysBetween(today, day));
      return [now, { x: x(to), y: y(accepted + (target - accepted) * share) }];
    };
    if (due !== null && due > today && accepted < target) {
      const points = wayTo(due);
      marks.push({ kind: 'path', points, stroke: 'drafted', width: 1.6, dash: [2, 4], title: words.needed });
    }
    if (forecast !== null && accepted < target) {
      const points = wayTo(forecast);
      marks.push({ kind: 'path', points, stroke: 'accent', width: 1.8, dash: [7, 5], title: words.forecast });
      marks.push(...dayMark(forecast, `${words.forecast} ${date(forecast)}`, 'accent'));
    }
  }
  marks.push(...dayLine(x(today), height, words.today, 'quiet', width));
  if (due !== null && due >= start) marks.push(...dayMark(due, `${words.due} ${date(due)}`, 'returned'));
  return { width, height, title, marks };
}

/** What is accepted stays accepted until the next day on which it changes. */
function stepsOf(
  history: readonly HistoryPoint[],
  start: string,
  today: string,
  x: (day: string) => number,
  y: (value: number) => number,
): readonly Point[] {
  const points: Point[] = [{ x: x(start), y: y(0) }];
  let last = 0;
  for (const { day, accepted } of history) {
    if (day > today) break;
    points.push({ x: x(day), y: y(last) }, { x: x(day), y: y(accepted) });
    last = accepted;
  }
  points.push({ x: x(today), y: y(last) });
  return points;
}

function dateMarks(
  start: string,
  end: string,
  days: number,
  x: (day: string) => number,
  height: number,
  date: (day: string) => string,
): readonly Mark[] {
  const parts = Math.min(5, days);
  return Array.from({ length: parts + 1 }, (_, index): Mark => {
    const day = index === parts ? end : addDays(start, Math.round((days * index) / parts));
    const anchor = index === 0 ? 'start' : index === parts ? 'end' : 'middle';
    return { kind: 'text', x: x(day), y: height - 10, text: date(day), size: 11, fill: 'quiet', anchor };
  });
}

/** Three lines may stand close together: each kind has its own height for its words. */
const heightOf = { quiet: 11, returned: 23, accent: 35 } as const;

function dayLine(
  x: number,
  height: number,
  text: string,
  stroke: 'quiet' | 'accent' | 'returned',
  width: number,
): readonly Mark[] {
  const y = heightOf[stroke];
  const isRight = x > width * 0.7;
  return [
    { kind: 'path', points: line(x, y - 8, x, height - bottom), stroke, width: 1, dash: [3, 3] },
    { ...label(isRight ? x - 5 : x + 5, y, text, isRight ? 'end' : 'start'), fill: stroke },
  ];
}

function label(x: number, y: number, text: string, anchor: 'start' | 'end') {
  return { kind: 'text' as const, x, y, text, size: 11, fill: 'quiet' as const, anchor };
}

function line(x1: number, y1: number, x2: number, y2: number): readonly Point[] {
  return [
    { x: x1, y: y1 },
    { x: x2, y: y2 },
  ];
}
