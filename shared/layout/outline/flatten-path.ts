import type { Affine } from './affine.ts';
import { parsePath } from './path.ts';

export type Vertex = readonly [x: number, y: number];

/**
 * The contours of a mapped path as polygons. `stepsOf` says how many lines a curve becomes; it is given the curve's
 * points, mapped, from its start to its end.
 */
export function flattenPath(
  path: string,
  map: Affine,
  stepsOf: (curve: readonly Vertex[]) => number,
): readonly (readonly Vertex[])[] {
  const place = (x: number, y: number): Vertex => [map.scaleX * x + map.x, map.scaleY * y + map.y];
  return parsePath(path).map(({ start, segments }) => {
    let from = place(...start);
    const polygon: Vertex[] = [from];
    for (const segment of segments) {
      const curve: Vertex[] = [from];
      for (let index = 0; index + 1 < segment.length; index += 2) {
        curve.push(place(segment[index] ?? 0, segment[index + 1] ?? 0));
      }
      const steps = curve.length === 2 ? 1 : Math.max(1, stepsOf(curve));
      for (let step = 1; step < steps; step += 1) polygon.push(pointOf(curve, step / steps));
      from = curve.at(-1) ?? from;
      polygon.push(from);
    }
    return polygon;
  });
}

/** Point of a Bézier curve of any degree (de Casteljau). */
function pointOf(curve: readonly Vertex[], t: number): Vertex {
  let points = curve;
  while (points.length > 1) points = points.slice(1).map((point, index) => between(points[index] ?? point, point, t));
  return points[0] ?? [0, 0];
}

/** The point at the share `t` of the way from `a` to `b`. */
export function between(a: Vertex, b: Vertex, t: number): Vertex {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}
