import { componentOf, type InkComponent } from './components.ts';
import type { InkMask } from './threshold-ink.ts';

/** A straight line through touching symbols, and what is on either side of it. */
export interface Cut {
  readonly sides: readonly [InkComponent, InkComponent];
  /** Pixels of ink on the line: how much was cut through. */
  readonly through: number;
}

/** Directions across which lines are tried, in degrees from left to right. */
const directions: readonly number[] = [-45, -25, -12, 0, 12, 25, 45, 90, 70, 110];

/** A line may cut through so many widths of the pen. */
const mostThrough = 2.6;

/** A side holds at least so many squares of the pen's width. */
const leastSide = 5;

/** Where a component could be cut into two symbols: lines that cross little ink, least where there is a choice. */
export function cutsOf(component: InkComponent, mask: InkMask, strokeWidthPx: number): readonly Cut[] {
  const cuts: Cut[] = [];
  for (const degrees of directions) {
    const angle = (degrees * Math.PI) / 180;
    const line = { x: Math.cos(angle), y: Math.sin(angle) };
    for (const { offset, through } of thinPlaces(component, line, strokeWidthPx)) {
      const [before, after] = divide(component.runs, line, offset);
      if (before.length === 0 || after.length === 0) continue;
      const sides = [componentOf(before, mask), componentOf(after, mask)] as const;
      if (Math.min(sides[0].area, sides[1].area) < leastSide * strokeWidthPx * strokeWidthPx) continue;
      cuts.push({ sides, through });
    }
  }
  return cuts;
}

interface Direction {
  readonly x: number;
  readonly y: number;
}

/** Offsets along a direction at which the ink across it is thinnest around. */
function thinPlaces({ runs, box }: InkComponent, line: Direction, strokeWidthPx: number) {
  const corners = [box.x, box.x + box.width].flatMap((x) =>
    [box.y, box.y + box.height].map((y) => x * line.x + y * line.y),
  );
  const first = Math.floor(Math.min(...corners));
  const profile = new Float64Array(Math.ceil(Math.max(...corners)) - first + 2);
  for (let at = 0; at < runs.length; at += 3) {
    const [y = 0, from = 0, to = 0] = [runs[at], runs[at + 1], runs[at + 2]];
    for (let x = from; x < to; x += 1) {
      const bin = Math.max(0, Math.floor((x + 0.5) * line.x + (y + 0.5) * line.y) - first);
      profile[bin] = (profile[bin] ?? 0) + 1;
    }
  }
  const places: { readonly offset: number; readonly through: number }[] = [];
  const reach = Math.max(2, Math.round(strokeWidthPx));
  for (let bin = reach; bin < profile.length - reach; bin += 1) {
    const through = profile[bin] ?? 0;
    if (through > mostThrough * strokeWidthPx || !isThinnest(profile, bin, reach)) continue;
    places.push({ offset: first + bin + 0.5, through });
  }
  return places;
}

function isThinnest(profile: Float64Array, bin: number, reach: number): boolean {
  const own = profile[bin] ?? 0;
  for (let other = bin - reach; other <= bin + reach; other += 1) {
    const value = profile[other] ?? 0;
    if (value < own || (value === own && other < bin && other >= bin - 1)) return false;
  }
  return true;
}

/** Runs on either side of a line. */
function divide(runs: Int32Array, line: Direction, offset: number): readonly [Int32Array, Int32Array] {
  const before: number[] = [];
  const after: number[] = [];
  for (let at = 0; at < runs.length; at += 3) {
    const [y = 0, from = 0, to = 0] = [runs[at], runs[at + 1], runs[at + 2]];
    const height = (y + 0.5) * line.y;
    const isAcross = Math.abs(line.x) < 1e-6;
    const at0 = isAcross ? (height < offset ? to : from) : Math.round((offset - height) / line.x);
    const middle = Math.min(to, Math.max(from, at0));
    const [left, right] = line.x >= -1e-6 ? [before, after] : [after, before];
    if (middle > from) left.push(y, from, middle);
    if (middle < to) right.push(y, middle, to);
  }
  return [Int32Array.from(before), Int32Array.from(after)];
}
