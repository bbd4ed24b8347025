import type { Box } from '#schemas/domain/geometry.ts';
import { parsePath } from './path.ts';

/** Exact bounds of the area that a path encloses, in its own units; null where it holds no segment. */
export function pathBounds(path: string): Box | null {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const { start, segments } of parsePath(path)) {
    let [x, y] = start;
    for (const segment of segments) {
      const xs = extent(x, segment, 0);
      const ys = extent(y, segment, 1);
      left = Math.min(left, xs[0]);
      right = Math.max(right, xs[1]);
      top = Math.min(top, ys[0]);
      bottom = Math.max(bottom, ys[1]);
      x = segment.at(-2) ?? x;
      y = segment.at(-1) ?? y;
    }
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** Least and greatest coordinate along one axis (0: x, 1: y) of a segment that begins at `start`. */
function extent(start: number, segment: readonly number[], axis: 0 | 1): readonly [number, number] {
  const points = segment.filter((_, index) => index % 2 === axis);
  const end = points.at(-1) ?? start;
  let least = Math.min(start, end);
  let greatest = Math.max(start, end);
  const controls = points.slice(0, -1);
  if (controls.every((value) => value >= least && value <= greatest)) return [least, greatest];
  const [first = start, second] = controls;
  for (const t of second === undefined ? quadraticTurns(start, first, end) : cubicTurns(start, first, second, end)) {
    if (!(t > 0 && t < 1)) continue;
    const u = 1 - t;
    const value =
      second === undefined
        ? u * u * start + 2 * u * t * first + t * t * end
        : u * u * u * start + 3 * u * u * t * first + 3 * u * t * t * second + t * t * t * end;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return [least, greatest];
}

/** Parameters at which the derivative of a quadratic Bézier curve is zero. */
function quadraticTurns(a: number, b: number, c: number): readonly number[] {
  return [(a - b) / (a - 2 * b + c)];
}

/** Parameters at which the derivative of a cubic Bézier curve is zero. */
function cubicTurns(a: number, b: number, c: number, d: number): readonly number[] {
  const square = 3 * (b - c) + d - a;
  const linear = 2 * (a - 2 * b + c);
  const constant = b - a;
  if (Math.abs(square) < 1e-9) return [-constant / linear];
  const root = Math.sqrt(linear * linear - 4 * square * constant);
  return [(-linear + root) / (2 * square), (-linear - root) / (2 * square)];
}
