import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitBox } from './fit-box.ts';

const image = { width: 100, height: 50 };

test('a box inside stays as it is, unrounded', () => {
  const box = { x: 0, y: 0.123456789, width: 100, height: 49.5 };
  expect(fitBox(box, image)).toEqual({ kind: 'inside', box });
});

test('what sticks out is cut and told', () => {
  expect(fitBox({ x: -0.5, y: 10, width: 10, height: 40.75 }, image)).toEqual({
    kind: 'cut',
    box: { x: 0, y: 10, width: 9.5, height: 40 },
    excess: 0.75,
  });
});

test('rounding errors of label files are cut without a word', () => {
  expect(fitBox({ x: 90, y: 0, width: 10.001, height: 10 }, image)).toEqual({
    kind: 'inside',
    box: { x: 90, y: 0, width: 10, height: 10 },
  });
});

test('a box that was dragged over the edge is cut, however far', () => {
  const box = { x: 90, y: 0, width: 10, height: 10 };
  expect(fitBox({ x: 90, y: -30, width: 60, height: 40 }, image)).toEqual({ kind: 'cut', box, excess: 50 });
});

test('a box that is thinner than a pixel is cut like any other', () => {
  const cut = { kind: 'cut', box: { x: 50, y: 0, width: 0.5, height: 10 }, excess: 5 };
  expect(fitBox({ x: 50, y: -5, width: 0.5, height: 15 }, image)).toMatchObject(cut);
});

test('of which nothing or less than a pixel is inside is outside', () => {
  expect(fitBox({ x: 99.5, y: 0, width: 7, height: 10 }, image)).toEqual({ kind: 'outside', excess: 6.5 });
  expect(fitBox({ x: 100, y: 0, width: 1, height: 10 }, image).kind).toBe('outside');
});

test('what is kept lies in the image and has a size', () => {
  const coordinate = fc.double({ min: -3, max: 103, noNaN: true });
  const size = fc.double({ min: 0.001, max: 60, noNaN: true });
  fc.assert(
    fc.property(coordinate, coordinate, size, size, (x, y, width, height) => {
      const fitted = fitBox({ x, y, width, height }, image);
      if (fitted.kind === 'outside') return;
      const { box } = fitted;
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(image.width + 1e-9);
      expect(box.y + box.height).toBeLessThanOrEqual(image.height + 1e-9);
      expect(Math.min(box.width, box.height)).toBeGreaterThan(0);
    }),
  );
});
