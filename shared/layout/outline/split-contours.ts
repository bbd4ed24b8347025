import type { Outline } from './outline.ts';
import { pathBounds } from './path-bounds.ts';

/**
 * Divides an outline whose contours are `count` separate shapes into one outline for each, from left to right; the
 * outline alone where it has another number of contours.
 */
export function splitContours(outline: Outline, count: number): readonly Outline[] {
  const contours = outline.path.match(/M[^M]*/g) ?? [];
  if (contours.length !== count) return [outline];
  return contours
    .map((path) => ({ path, left: pathBounds(path)?.x ?? 0 }))
    .sort((a, b) => a.left - b.left)
    .map(({ path }) => ({ path, map: outline.map }));
}
