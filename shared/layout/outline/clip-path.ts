import type { Box } from '#schemas/domain/geometry.ts';
import { type Affine, identity } from './affine.ts';
import { parsePath } from './path.ts';

type Vertex = readonly [number, number];
const curveSteps = 12;

/**
 * The part of a mapped path that lies in a box, as a path of straight lines in the box's units; the empty string where
 * nothing does. Curves become 12 lines each: MathJax clips the straight middle pieces of stretched delimiters only.
 */
export function clipPath(path: string, map: Affine, box: Box): string {
  return parsePath(path)
    .map(({ start, segments }) => clipPolygon(flatten(start, segments, map), box))
    .filter((polygon) => polygon.length > 2)
    .map((polygon) => `M${polygon.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`)
    .join('');
}

function flatten(start: Vertex, segments: readonly (readonly number[])[], map: Affine = identity): readonly Vertex[] {
  const points: Vertex[] = [start];
  let from = start;
  for (const segment of segments) {
    const steps = segment.length === 2 ? 1 : curveSteps;
    for (let step = 1; step <= steps; step += 1) points.push(pointOf(from, segment, step / steps));
    from = [segment.at(-2) ?? 0, segment.at(-1) ?? 0];
  }
  return points.map(([x, y]) => [map.scaleX * x + map.x, map.scaleY * y + map.y]);
}

/** Point of a Bézier curve of any degree (de Casteljau). */
function pointOf(start: Vertex, segment: readonly number[], t: number): Vertex {
  let points: Vertex[] = [start];
  for (let index = 0; index + 1 < segment.length; index += 2)
    points.push([segment[index] ?? 0, segment[index + 1] ?? 0]);
  while (points.length > 1) points = points.slice(1).map((point, index) => between(points[index] ?? point, point, t));
  return points[0] ?? start;
}

/** Sutherland–Hodgman: cuts a polygon by the four sides of the box, one after the other. */
function clipPolygon(polygon: readonly Vertex[], box: Box): readonly Vertex[] {
  const sides: readonly ((vertex: Vertex) => number)[] = [
    ([x]) => x - box.x,
    ([x]) => box.x + box.width - x,
    ([, y]) => y - box.y,
    ([, y]) => box.y + box.height - y,
  ];
  let clipped = polygon;
  for (const inside of sides) {
    clipped = clipped.flatMap((vertex, index, all) => {
      const before = all.at(index - 1) ?? vertex;
      const [a, b] = [inside(before), inside(vertex)];
      const crossing = a < 0 !== b < 0 ? [between(before, vertex, a / (a - b))] : [];
      return b < 0 ? crossing : [...crossing, vertex];
    });
  }
  return clipped;
}

function between(a: Vertex, b: Vertex, t: number): Vertex {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
