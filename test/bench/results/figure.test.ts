import { expect, it } from 'vitest';
import { judge } from './figure.ts';

it.each([
  [1.2, 1.3, 1.5, 'meets its goal'],
  [1.4, 1.3, 1.5, 'within the limit'],
  [1.6, 1.3, 1.5, 'misses the limit'],
  [1.6, 1.3, null, 'misses its goal'],
  [1.5, null, 1.5, 'within the limit'],
  [9, null, null, ''],
] as const)('%f against goal %o and limit %o: %s', (measured, goal, must, verdict) => {
  expect(judge({ measured, goal, must })).toBe(verdict);
});

it('holds what should be large against least values', () => {
  expect(judge({ measured: 96, better: 'more', goal: 95, must: null })).toBe('meets its goal');
  expect(judge({ measured: 94, better: 'more', goal: 95, must: 90 })).toBe('within the limit');
  expect(judge({ measured: 89, better: 'more', goal: 95, must: 90 })).toBe('misses the limit');
});
