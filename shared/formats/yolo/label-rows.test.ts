import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BoxObject } from '../boxes/box-dataset.ts';
import { labelRows } from './label-rows.ts';

const sizes = fc.constantFrom([1600, 1200], [1024, 2048], [333, 77], [30_000, 20_000], [1, 1]);

/** Boxes on parts of pixels, on what lies next to a half of the last decimal, and anywhere. */
const boxes = fc.array(
  fc.tuple(
    fc.nat(500),
    ...[0, 1, 2, 3].map(() =>
      fc.oneof(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(4096).map((part) => part / 4096),
        fc.nat(1e9).map((units) => (units + 0.5) / 1e9),
        fc.constant(0.25),
      ),
    ),
  ),
  { maxLength: 30 },
);

test('the same digits as toFixed, and each row once', () => {
  fc.assert(
    fc.property(sizes, boxes, ([width = 1, height = 1], drawn) => {
      const objects = drawn.map(([classIndex, x = 0, y = 0, across = 0, down = 0]) =>
        boxObject(classIndex, { x: x * width, y: y * height, width: across * width, height: down * height }),
      );
      const rows = objects.map(({ classIndex, box }) =>
        [
          classIndex,
          ...[
            (box.x + box.width / 2) / width,
            (box.y + box.height / 2) / height,
            box.width / width,
            box.height / height,
          ].map((value) => value.toFixed(9)),
        ].join(' '),
      );
      const once = [...new Set(rows)];
      expect(labelRows(objects, { width, height })).toEqual({
        text: once.map((row) => `${row}\n`).join(''),
        isDoubled: once.length < rows.length,
      });
    }),
    { numRuns: 500 },
  );
});

test('more rows than there was room for, and none', () => {
  const objects = Array.from({ length: 5000 }, (_, index) => boxObject(index, { x: index, y: 0, width: 1, height: 1 }));
  const { text } = labelRows(objects, { width: 5000, height: 1 });
  expect(text.split('\n')).toHaveLength(5001);
  expect(text.endsWith('\n4999 0.999900000 0.500000000 0.000200000 1.000000000\n')).toBe(true);
  expect(labelRows([], { width: 10, height: 10 })).toEqual({ text: '', isDoubled: false });
});

function boxObject(classIndex: number, box: BoxObject['box']): BoxObject {
  return { id: '', classIndex, label: '', box, placement: null, unusable: false };
}
