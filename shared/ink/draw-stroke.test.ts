import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawStroke, type InkCanvas } from './draw-stroke.ts';

const side = 40;
const blank = (): InkCanvas => ({ width: side, height: side, pixels: new Uint8Array(side * side).fill(255) });

function distanceToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const lengthSquared = (bx - ax) ** 2 + (by - ay) ** 2;
  const dot = (x - ax) * (bx - ax) + (y - ay) * (by - ay);
  const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, dot / lengthSquared));
  return Math.sqrt((x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2);
}

/** The definition itself: each pixel against each segment. */
function reference(xs: Float64Array, ys: Float64Array): number[] {
  return Array.from({ length: side * side }, (_, at) => {
    let distance = Infinity;
    for (let i = 0; i < xs.length; i += 1) {
      const from = Math.max(0, i - 1);
      const x = (at % side) + 0.5;
      const y = Math.floor(at / side) + 0.5;
      const segment = [xs[from] ?? 0, ys[from] ?? 0, xs[i] ?? 0, ys[i] ?? 0] as const;
      distance = Math.min(distance, distanceToSegment(x, y, ...segment));
    }
    return 255 - Math.round(255 * Math.min(1, Math.max(0, 2 - distance)));
  });
}

const coordinate = fc.double({ min: 2, max: side - 2, noNaN: true });
const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 6 });

test('each pixel has the ink that its distance from the trajectory gives', () => {
  fc.assert(
    fc.property(points, (stroke) => {
      const canvas = blank();
      const xs = Float64Array.from(stroke, ([x]) => x);
      const ys = Float64Array.from(stroke, ([, y]) => y);
      drawStroke(canvas, xs, ys);
      const expected = reference(xs, ys);
      const worst = expected.reduce((most, grey, at) => Math.max(most, Math.abs(grey - (canvas.pixels[at] ?? -1))), 0);
      // One grey level: the two ways of computing a distance may round to either side of a half.
      expect(worst).toBeLessThanOrEqual(1);
    }),
    { numRuns: 200 },
  );
});

test('the box is that of the pixels darker than white', () => {
  fc.assert(
    fc.property(points, (stroke) => {
      const canvas = blank();
      const box = drawStroke(
        canvas,
        Float64Array.from(stroke, ([x]) => x),
        Float64Array.from(stroke, ([, y]) => y),
      );
      const inked = [...canvas.pixels.keys()].filter((at) => (canvas.pixels[at] ?? 255) < 255);
      const columns = inked.map((at) => at % side);
      const rows = inked.map((at) => Math.floor(at / side));
      expect(box).toEqual({
        x: Math.min(...columns),
        y: Math.min(...rows),
        width: Math.max(...columns) - Math.min(...columns) + 1,
        height: Math.max(...rows) - Math.min(...rows) + 1,
      });
    }),
    { numRuns: 100 },
  );
});

test('does not draw beyond the canvas', () => {
  const canvas = blank();
  const box = drawStroke(canvas, Float64Array.of(-50, 90), Float64Array.of(20, 20));
  expect(box).toEqual({ x: 0, y: 18, width: side, height: 4 });
});
