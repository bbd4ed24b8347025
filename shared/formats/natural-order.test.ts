import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNaturally } from './natural-order.ts';

test('numbers in names are ordered by their value', () => {
  const names = ['page10.png', 'page2.png', 'page1.png', 'b/1.png', 'a/10.png', 'a/9.png'];
  expect(names.toSorted(compareNaturally)).toEqual([
    'a/9.png',
    'a/10.png',
    'b/1.png',
    'page1.png',
    'page2.png',
    'page10.png',
  ]);
});

test('numbers longer than any number type keep their order', () => {
  expect(compareNaturally('a9007199254740993b', 'a9007199254740992c')).toBeGreaterThan(0);
});

test('leading zeros do not make two paths equal', () => {
  expect(compareNaturally('a01', 'a1')).not.toBe(0);
});

test('is a total order', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'B', '0', '1', '9', '/', '.'), maxLength: 8 });
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(compareNaturally(a, b))).toBe(-Math.sign(compareNaturally(b, a)) + 0);
      expect(compareNaturally(a, b) === 0).toBe(a === b);
      if (compareNaturally(a, b) <= 0 && compareNaturally(b, c) <= 0)
        expect(compareNaturally(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});
