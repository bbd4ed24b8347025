import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRow } from './parse-row.ts';

const image = { width: 200, height: 100 };

test('centre and size', () => {
  expect(parseRow(' 13 0.5 0.25 0.1 0.5\r', image)).toEqual({
    kind: 'row',
    classNumber: 13,
    box: { x: 90, y: 0, width: 20, height: 50 },
    form: 'box',
    tilted: false,
  });
});

test('four corners in any order, and tilted ones', () => {
  const box = { x: 20, y: 10, width: 40, height: 20 };
  expect(parseRow('1 0.1 0.1 0.3 0.1 0.3 0.3 0.1 0.3', image)).toMatchObject({ form: 'corners', box, tilted: false });
  expect(parseRow('1 0.3 0.3 0.1 0.3 0.1 0.1 0.3 0.1', image)).toMatchObject({ box, tilted: false });
  expect(parseRow('1 0.2 0.1 0.3 0.2 0.2 0.3 0.1 0.2', image)).toMatchObject({ box, tilted: true });
});

test('polygons: the box around them', () => {
  expect(parseRow('1 0.1 0.1 0.3 0.2 0.2 0.4', image)).toMatchObject({
    form: 'polygon',
    box: { x: 20, y: 10, width: 40, height: 30 },
  });
  expect(parseRow('1 0.5 0.5 0.6 0.5 0.6 0.7 0.55 0.8 0.5 0.7', image)).toMatchObject({
    form: 'polygon',
    box: { x: 100, y: 50, width: 20, height: 30 },
  });
});

test('a polygon of more corners than a call takes arguments', () => {
  const line = `1 0.1 0.1 ${'0.2 0.3 '.repeat(130_000)}0.3 0.2`;
  expect(parseRow(line, image)).toMatchObject({ form: 'polygon', box: { x: 20, y: 10, width: 40, height: 20 } });
});

test.each([
  ['0 0.5 0.5 0.1 0.1 0.2 0.2 0.3', 'yolo-row-columns'],
  ['0 0.5 0.5 0.1 0.1 0.9', 'yolo-row-columns'],
  ['0 0.5 0.5 0.1', 'yolo-row-columns'],
  ['0 nan 0.5 0.1 0.1', 'yolo-row-not-finite'],
  ['0 0.5 NaN 0.1 0.1', 'yolo-row-not-finite'],
  ['0 0.5 0.5 inf 0.1', 'yolo-row-not-finite'],
  ['0 0.5 0.5 0.1 0,1', 'yolo-row-not-finite'],
  ['-1 0.5 0.5 0.1 0.1', 'yolo-row-class-unreadable'],
  ['x 0.5 0.5 0.1 0.1', 'yolo-row-class-unreadable'],
  ['0 0.5 0.5 -0.1 0.1', 'yolo-row-size'],
  ['0 0.5 0.5 0.1 0', 'yolo-row-size'],
  ['0 0.5 0.5 0 0.1', 'yolo-row-size'],
  ['0 .1 .1 .3 .1 .3 .1 .1 .1', 'yolo-row-size'],
])('%s is a problem', (line, code) => {
  expect(parseRow(line, image)).toMatchObject({ kind: 'problem', code });
});

test('boxes come back to a hundredth of a pixel from six decimals', () => {
  const unit = fc.double({ min: 0.01, max: 1, noNaN: true });
  const size = fc.integer({ min: 1, max: 8000 });
  fc.assert(
    fc.property(unit, unit, unit, unit, size, size, (cx, cy, w, h, width, height) => {
      const row = parseRow(`0 ${[cx, cy, w, h].map((value) => value.toFixed(6)).join(' ')}`, { width, height });
      if (row.kind !== 'row') throw new Error(row.problem);
      expect(Math.abs(row.box.x - (cx - w / 2) * width)).toBeLessThan(0.01);
      expect(Math.abs(row.box.height - h * height)).toBeLessThan(0.01);
    }),
  );
});
