import type { Box } from '#schemas/domain/geometry.ts';
import type { Affine } from './affine.ts';
import { between, flattenPath, type Vertex } from './flatten-path.ts';

const curveSteps = 12;

/**
 * The part of a mapped path that lies in a box, as a path of straight lines in the box's units; the empty string where
 * nothing does. Curves become 12 lines each: MathJax clips the straight middle pieces of stretched delimiters only.
 */
export function clipPath(path: string, map: Affine, box: Box): string {
  return flattenPath(path, map, () => curveSteps)
    .map((polygon) => clipPolygon(polygon, box))
    .filter((polygon) => polygon.length > 2)
    .map((polygon) => `M${polygon.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`)
    .join('');
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

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
