import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box, Point } from '#schemas/domain/geometry.ts';
import { marginPx, maximumInkSidePx } from './ink-renderer.ts';
import { type RenderedInk, renderInk } from './render-ink.ts';
import { symbolBox } from './symbol-box.ts';

const line = (...points: readonly (readonly [number, number])[]): Point[] => points.map(([x, y]) => ({ x, y }));
const greyAt = (ink: RenderedInk, x: number, y: number) => ink.pixels[y * ink.width + x] ?? -1;

function hasInk(ink: RenderedInk, box: Box): boolean {
  for (let y = box.y; y < box.y + box.height; y += 1)
    for (let x = box.x; x < box.x + box.width; x += 1) if (greyAt(ink, x, y) < 255) return true;
  return false;
}

/** The rows and columns of pixels at the four edges of a box. */
function edgesOf({ x, y, width, height }: Box): Box[] {
  return [
    { x, y, width, height: 1 },
    { x, y: y + height - 1, width, height: 1 },
    { x, y, width: 1, height },
    { x: x + width - 1, y, width: 1, height },
  ];
}

const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
const stroke = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1, maxLength: 12 });
const unit = fc.constantFrom(1e-9, 1e-3, 1, 1e4, 1e12);
const ink = fc
  .tuple(fc.array(stroke, { minLength: 1, maxLength: 5 }), unit)
  .map(([strokes, scale]) => strokes.map((points) => points.map(({ x, y }) => ({ x: x * scale, y: y * scale }))));

describe('renderInk', () => {
  test('draws a horizontal bar three pixels thick at the margin', () => {
    const rendered = renderInk([line([0, 0], [48, 0])], [[0]]);
    expect([rendered.width, rendered.height]).toEqual([48 + 35, 35]);
    expect(rendered.strokeBoxes).toEqual([{ x: marginPx, y: marginPx, width: 51, height: 3 }]);
    expect([15, 16, 17, 18, 19].map((y) => greyAt(rendered, 40, y))).toEqual([255, 0, 0, 0, 255]);
  });

  test('draws a point as a dot', () => {
    const rendered = renderInk([line([7, 9])], []);
    expect(rendered.strokeBoxes).toEqual([{ x: 16, y: 16, width: 3, height: 3 }]);
    expect(greyAt(rendered, 17, 17)).toBe(0);
    expect(greyAt(rendered, 16, 16)).toBe(255 - Math.round(255 * (2 - Math.SQRT2)));
  });

  test('draws a repeated point like a single one', () => {
    expect(renderInk([line([7, 9], [7, 9], [7, 9])], [])).toEqual(renderInk([line([7, 9])], []));
  });

  test('keeps y down', () => {
    const rendered = renderInk([line([0, 0], [10, 0]), line([0, 20], [10, 20])], []);
    expect(rendered.strokeBoxes[0]?.y).toBeLessThan(rendered.strokeBoxes[1]?.y ?? 0);
  });

  test('lets strokes in no symbol have no say in the scale', () => {
    const strokes = [line([0, 0], [0, 24]), line([50, 0], [50, 200])];
    expect(renderInk(strokes, [[0]]).scale).toBe(2);
  });

  test('keeps a page with a far stray point within the limit', () => {
    const rendered = renderInk([line([0, 0], [0, 1]), line([1e6, 3])], [[0]]);
    expect([rendered.width, rendered.height]).toEqual([maximumInkSidePx, 36]);
  });

  test.each([
    ['no strokes', [], []],
    ['a stroke without points', [[]], []],
    ['a coordinate that is no number', [[{ x: Number.NaN, y: 0 }]], []],
    ['a spread beyond all numbers', [line([-1.5e308, 0], [1.5e308, 0])], []],
    ['a symbol of a stroke that is not there', [line([0, 0])], [[1]]],
  ])('refuses %s', (_, strokes, symbols) => {
    expect(() => renderInk(strokes, symbols)).toThrow(RangeError);
  });

  test('boxes are tight around each stroke, inside the page and never empty', () => {
    fc.assert(
      fc.property(ink, (strokes) => {
        const rendered = renderInk(strokes, []);
        for (const box of rendered.strokeBoxes) {
          expect(box.width).toBeGreaterThanOrEqual(3);
          expect(box.height).toBeGreaterThanOrEqual(3);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(rendered.width);
          expect(box.y + box.height).toBeLessThanOrEqual(rendered.height);
          for (const edge of edgesOf(box)) expect(hasInk(rendered, edge)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('no ink lies outside the union of the boxes, which meets the margin on all sides', () => {
    fc.assert(
      fc.property(ink, (strokes) => {
        const rendered = renderInk(strokes, []);
        const all = symbolBox(rendered.strokeBoxes, [...strokes.keys()]);
        const { x, y, width, height } = all;
        const beside: Box[] = [
          { x: 0, y: 0, width: x, height: rendered.height },
          { x: x + width, y: 0, width: rendered.width - x - width, height: rendered.height },
          { x: 0, y: 0, width: rendered.width, height: y },
          { x: 0, y: y + height, width: rendered.width, height: rendered.height - y - height },
        ];
        for (const border of beside) expect(hasInk(rendered, border)).toBe(false);
        expect([x, y]).toEqual([marginPx, marginPx]);
        expect(rendered.width - x - width).toBeGreaterThanOrEqual(marginPx - 1);
        expect(rendered.height - y - height).toBeGreaterThanOrEqual(marginPx - 1);
      }),
      { numRuns: 60 },
    );
  });

  test('the same ink gives the same bytes, in whatever order its strokes come', () => {
    fc.assert(
      fc.property(ink, (strokes) => {
        const { pixels, ...rendered } = renderInk(strokes, []);
        const { pixels: again, ...sameRendered } = renderInk(strokes, []);
        expect(sameRendered).toEqual(rendered);
        // Not by what looks at one pixel after the other: there are a million.
        expect(Buffer.compare(again, pixels)).toBe(0);
        expect(Buffer.compare(renderInk(strokes.toReversed(), []).pixels, pixels)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  test('device units and place do not matter', () => {
    const strokes = [line([0, 0], [8, 16], [16, 0]), line([20, 8], [28, 8])];
    const moved = strokes.map((points) => points.map(({ x, y }) => ({ x: x * 1024 + 4096, y: y * 1024 - 8192 })));
    expect(renderInk(moved, []).pixels).toEqual(renderInk(strokes, []).pixels);
  });
});

describe('symbolBox', () => {
  test('unites the boxes of its strokes', () => {
    const boxes = [
      { x: 5, y: 5, width: 10, height: 3 },
      { x: 8, y: 2, width: 3, height: 20 },
    ];
    expect(symbolBox(boxes, [0, 1])).toEqual({ x: 5, y: 2, width: 10, height: 20 });
    expect(() => symbolBox(boxes, [])).toThrow(RangeError);
    expect(() => symbolBox(boxes, [2])).toThrow(RangeError);
  });
});
