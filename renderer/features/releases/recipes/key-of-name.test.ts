import { expect, it } from 'vitest';
import { keyOfName } from './key-of-name.ts';

const own = [
  { key: 'model-1', name: '판독기' },
  { key: 'page-reader', name: 'Page reader' },
];

it.each([
  ['Line finder 2', 'line-finder-2'],
  ['분류기', 'model-2'],
  // Defined anew, not a second one of that name.
  [' 판독기 ', 'model-1'],
  ['page  Reader', 'page-reader'],
  ['  ', ''],
])('the sub-model %j is kept as %j', (name, key) => {
  expect(keyOfName(name, own)).toBe(key);
});
