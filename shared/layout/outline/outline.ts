import type { Box } from '#schemas/domain/geometry.ts';
import { type Affine, mapBox } from './affine.ts';
import { pathBounds } from './path-bounds.ts';

/**
 * Ink: the inside (non-zero winding) of a path. `path` is SVG path data in font units, `map` takes it to em: origin at
 * the left end of the formula's baseline, x to the right, y down, so that ink above the baseline has negative y.
 */
export interface Outline {
  readonly path: string;
  readonly map: Affine;
}

/** Bounds of paths that were asked for before: fonts have few glyphs, and formulas repeat them. */
export interface PathBoundsCache {
  boundsOf(path: string): Box | null;
}

/** A cache of at most `capacity` paths; when it is full it starts anew. */
export function createPathBoundsCache(capacity = 4096): PathBoundsCache {
  const known = new Map<string, Box | null>();
  return {
    boundsOf(path) {
      const found = known.get(path);
      if (found !== undefined) return found;
      if (known.size >= capacity) known.clear();
      const bounds = pathBounds(path);
      known.set(path, bounds);
      return bounds;
    },
  };
}

/** Exact bounds of an outline in em; null where it holds no ink. */
export function outlineBounds(outline: Outline, cache: PathBoundsCache): Box | null {
  const bounds = cache.boundsOf(outline.path);
  return bounds && mapBox(outline.map, bounds);
}

/** The least box around both; null only where both are. */
export function unionOf(a: Box | null, b: Box | null): Box | null {
  if (!a || !b) return a ?? b;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** Path of a filled rectangle. */
export function rectanglePath({ x, y, width, height }: Box): string {
  return `M${x} ${y}H${x + width}V${y + height}H${x}Z`;
}

/** Path of a frame whose line of the given thickness is centred on the sides of the box. */
export function framePath({ x, y, width, height }: Box, thickness: number): string {
  const half = thickness / 2;
  const outer = rectanglePath({ x: x - half, y: y - half, width: width + thickness, height: height + thickness });
  // The hole turns the other way round, so that the non-zero winding rule leaves it empty.
  return `${outer}M${x + half} ${y + half}V${y + height - half}H${x + width - half}V${y + half}Z`;
}

/** Path of an elliptic ring whose line of the given thickness is centred on the ellipse in the box. */
export function ringPath({ x, y, width, height }: Box, thickness: number): string {
  const half = thickness / 2;
  const [centreX, centreY] = [x + width / 2, y + height / 2];
  const outer = ellipsePath(centreX, centreY, width / 2 + half, height / 2 + half);
  // A negative radius turns the hole the other way round.
  return outer + ellipsePath(centreX, centreY, half - width / 2, height / 2 - half);
}

/** How far the control points of a quarter of a circle stand from its ends, in radii. */
const quarterCircle = 0.5522847498;

function ellipsePath(x: number, y: number, rx: number, ry: number): string {
  const [kx, ky] = [rx * quarterCircle, ry * quarterCircle];
  const quarters = [
    [x + rx, y + ky, x + kx, y + ry, x, y + ry],
    [x - kx, y + ry, x - rx, y + ky, x - rx, y],
    [x - rx, y - ky, x - kx, y - ry, x, y - ry],
    [x + kx, y - ry, x + rx, y - ky, x + rx, y],
  ];
  return `M${x + rx} ${y}${quarters.map((points) => `C${points.join(' ')}`).join('')}Z`;
}
