import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose, formatTransform, identity, mapBox, parseTransform } from './affine.ts';
import { clipPath } from './clip-path.ts';
import { createPathBoundsCache, framePath, outlineBounds, rectanglePath, ringPath, unionOf } from './outline.ts';
import { parsePath } from './path.ts';
import { pathBounds } from './path-bounds.ts';
import { splitContours } from './split-contours.ts';

const coordinate = fc.integer({ min: -1000, max: 1000 });
const point = fc.tuple(coordinate, coordinate);

describe('path bounds', () => {
  it('are those of the points where a path has lines only', () => {
    expect(pathBounds('M10 20L30 20V-5H12Z')).toEqual({ x: 10, y: -5, width: 20, height: 25 });
  });

  it('follow a curve to where it turns, not to its control points', () => {
    expect(pathBounds('M0 0Q50 100 100 0Z')).toEqual({ x: 0, y: 0, width: 100, height: 50 });
    expect(pathBounds('M0 0C0 100 100 100 100 0Z')).toEqual({ x: 0, y: 0, width: 100, height: 75 });
  });

  it('read the smooth quadratic curve of older fonts', () => {
    expect(pathBounds('M0 0Q50 100 100 0T200 0Z')).toEqual({ x: 0, y: -50, width: 200, height: 100 });
  });

  it('are null where a path draws nothing', () => {
    expect(pathBounds('')).toBeNull();
    expect(pathBounds('M5 5Z')).toBeNull();
  });

  it('refuse a command that fonts do not use', () => {
    expect(() => pathBounds('M0 0A5 5 0 0 1 10 10')).toThrow(/path command A/);
  });

  it('hold every point of a cubic curve, and touch one on each side', () => {
    fc.assert(
      fc.property(fc.tuple(point, point, point, point), ([[ax, ay], [bx, by], [cx, cy], [dx, dy]]) => {
        const box = pathBounds(`M${ax} ${ay}C${bx} ${by} ${cx} ${cy} ${dx} ${dy}Z`);
        if (!box) throw new Error('no bounds');
        const at = (t: number, a: number, b: number, c: number, d: number): number =>
          (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d;
        const steps = Array.from({ length: 401 }, (_, index) => index / 400);
        const xs = steps.map((t) => at(t, ax, bx, cx, dx));
        const ys = steps.map((t) => at(t, ay, by, cy, dy));
        expect(Math.min(...xs) - box.x).toBeGreaterThan(-1e-6);
        expect(Math.min(...xs) - box.x).toBeLessThan(0.1);
        expect(box.x + box.width - Math.max(...xs)).toBeGreaterThan(-1e-6);
        expect(box.y + box.height - Math.max(...ys)).toBeGreaterThan(-1e-6);
        expect(Math.min(...ys) - box.y).toBeLessThan(0.1);
      }),
    );
  });
});

describe('clipping', () => {
  it('cuts a rectangle to the window', () => {
    expect(pathBounds(clipPath('M0 0H10V100H0Z', identity, { x: 2, y: 20, width: 50, height: 30 }))).toEqual({
      x: 2,
      y: 20,
      width: 8,
      height: 30,
    });
  });

  it('leaves nothing of what is outside', () => {
    expect(clipPath('M0 0H10V10H0Z', identity, { x: 20, y: 20, width: 5, height: 5 })).toBe('');
  });

  it('stays inside the window for any triangle', () => {
    const box = { x: -200, y: -100, width: 500, height: 300 };
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        const bounds = pathBounds(clipPath(`M${a.join(' ')}L${b.join(' ')}L${c.join(' ')}Z`, identity, box));
        expect(unionOf(bounds, box)).toEqual(box);
      }),
    );
  });
});

describe('affine maps', () => {
  const map = fc.record({
    scaleX: fc.constantFrom(1, -1, 0.5, 2),
    scaleY: fc.constantFrom(1, -1, 0.25, 4),
    x: coordinate,
    y: coordinate,
  });

  it('read the transforms that MathJax writes, the last step first', () => {
    expect(parseTransform('translate(10,20) scale(0.5)')).toEqual({ scaleX: 0.5, scaleY: 0.5, x: 10, y: 20 });
    expect(parseTransform('scale(1,-1) translate(0, -3)')).toEqual({ scaleX: 1, scaleY: -1, x: 0, y: 3 });
    expect(parseTransform('')).toEqual(identity);
    expect(parseTransform('rotate(45)')).toBeNull();
  });

  it('compose as maps of boxes do', () => {
    const boxes = fc.record({ x: coordinate, y: coordinate, width: fc.nat(500), height: fc.nat(500) });
    fc.assert(
      fc.property(map, map, boxes, (outer, inner, box) => {
        expect(mapBox(compose(outer, inner), box)).toEqual(mapBox(outer, mapBox(inner, box)));
      }),
    );
  });

  it('are written for SVG', () => {
    expect(formatTransform({ scaleX: 0.001, scaleY: -0.001, x: 1 / 3, y: 0 })).toBe(
      'matrix(0.001 0 0 -0.001 0.333333 0)',
    );
  });
});

describe('outlines', () => {
  it('have the bounds of their path, mapped', () => {
    const outline = {
      path: rectanglePath({ x: 100, y: 0, width: 200, height: 500 }),
      map: { scaleX: 0.001, scaleY: -0.001, x: 1, y: 0 },
    };
    const box = outlineBounds(outline, createPathBoundsCache());
    expect(box?.x).toBeCloseTo(1.1);
    expect(box?.y).toBeCloseTo(-0.5);
    expect(box?.width).toBeCloseTo(0.2);
    expect(box?.height).toBeCloseTo(0.5);
  });

  it('are read from a cache that starts anew when it is full', () => {
    const cache = createPathBoundsCache(2);
    for (const width of [1, 2, 3, 1]) {
      expect(cache.boundsOf(rectanglePath({ x: 0, y: 0, width, height: 1 }))?.width).toBe(width);
    }
  });

  it('of a frame reach half a line beyond it and leave a hole', () => {
    const path = framePath({ x: 10, y: 10, width: 80, height: 30 }, 4);
    expect(pathBounds(path)).toEqual({ x: 8, y: 8, width: 84, height: 34 });
    const [outer, hole] = parsePath(path).map(({ start, segments }) => signedArea([start, ...segments]));
    expect(Math.sign(outer ?? 0)).toBe(-Math.sign(hole ?? 0));
  });

  it('of a ring reach half a line beyond the ellipse and leave a hole', () => {
    const path = ringPath({ x: 10, y: 10, width: 80, height: 30 }, 4);
    expect(pathBounds(path)).toEqual({ x: 8, y: 8, width: 84, height: 34 });
    const [outer, hole] = parsePath(path).map(({ segments }) => signedArea(segments.map((points) => points.slice(-2))));
    expect(Math.sign(outer ?? 0)).toBe(-Math.sign(hole ?? 0));
  });

  it('of a double prime are dealt out from left to right', () => {
    const twoPrimes = { path: 'M50 0L60 0L60 9ZM10 0L20 0L20 9Z', map: identity };
    expect(splitContours(twoPrimes, 2).map((outline) => pathBounds(outline.path)?.x)).toEqual([10, 50]);
    expect(splitContours(twoPrimes, 3)).toEqual([twoPrimes]);
  });
});

function signedArea(points: readonly (readonly number[])[]): number {
  return points.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = points[(index + 1) % points.length] ?? [];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
