import type { Box } from '#schemas/domain/geometry.ts';

/** The upright box around the corners of a polygon; null for fewer than three, or where one is no pair of numbers. */
export function boxAround(points: readonly (readonly unknown[])[]): Box | null {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [x, y] of points) {
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return null;
    xs.push(x);
    ys.push(y);
  }
  if (xs.length < 3) return null;
  const [x, y] = [xs.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.min(a, b))];
  return { x, y, width: xs.reduce((a, b) => Math.max(a, b)) - x, height: ys.reduce((a, b) => Math.max(a, b)) - y };
}
