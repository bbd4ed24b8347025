import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCoverage } from './coverage.ts';
import { createInkCanvas } from './ink-canvas.ts';

function coverageOf(width: number, height: number, points: readonly (readonly [number, number])[]): readonly number[] {
  const coverage = createCoverage(width, height);
  for (const [index, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    coverage.addEdge(x, y, nextX, nextY);
  }
  const shares = Array.from({ length: width * height }, () => 0);
  coverage.forEachInked((x, y, share) => {
    shares[y * width + x] = share;
  });
  return shares;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('coverage', () => {
  it('of a rectangle is the area in each pixel', () => {
    const shares = coverageOf(3, 2, [
      [0.5, 0.25],
      [2.25, 0.25],
      [2.25, 2],
      [0.5, 2],
    ]);
    expect(shares.map((share) => Number(share.toFixed(6)))).toEqual([0.375, 0.75, 0.1875, 0.5, 1, 0.25]);
  });

  it('of a triangle across several columns is exact', () => {
    const shares = coverageOf(4, 1, [
      [0, 0],
      [4, 1],
      [0, 1],
    ]);
    expect(shares.map((share) => Number(share.toFixed(6)))).toEqual([0.875, 0.625, 0.375, 0.125]);
  });

  it('sums up to the area of any triangle, whichever way round', () => {
    const inside = fc.double({ min: 0, max: 12, noNaN: true });
    const point = fc.tuple(inside, inside);
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        const area = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
        expect(sum(coverageOf(12, 12, [a, b, c]))).toBeCloseTo(area, 4);
        expect(sum(coverageOf(12, 12, [c, b, a]))).toBeCloseTo(area, 4);
      }),
    );
  });

  it('of what reaches beyond the picture is that of the part inside', () => {
    const shares = coverageOf(2, 2, [
      [-5, -5],
      [1, -5],
      [1, 9],
      [-5, 9],
    ]);
    expect(shares).toEqual([1, 0, 1, 0]);
  });
});

describe('an ink canvas', () => {
  it('is white, and dark where it was filled', () => {
    const canvas = createInkCanvas(3, 1);
    canvas.fillRectangle({ x: 1, y: 0, width: 1.5, height: 1 });
    expect([...canvas.toGrey(55)]).toEqual([255, 55, 155]);
  });

  it('leaves the hole of an outline white', () => {
    const canvas = createInkCanvas(4, 4);
    const ring = 'M0 0H4V4H0ZM1 1V3H3V1Z';
    canvas.fillOutline(
      { path: ring, map: { scaleX: 0.5, scaleY: 0.5, x: 0, y: 0 } },
      { scaleX: 2, scaleY: 2, x: 0, y: 0 },
    );
    expect([...canvas.toGrey(0)].map((grey) => (grey === 0 ? '#' : '.')).join('')).toBe('#####..##..#####');
  });

  it('keeps what is drawn beside the paper off it', () => {
    const canvas = createInkCanvas(2, 2);
    canvas.fillRectangle({ x: 5, y: -9, width: 3, height: 3 });
    expect([...canvas.toGrey(0)]).toEqual([255, 255, 255, 255]);
  });
});
