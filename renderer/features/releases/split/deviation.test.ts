import { expect, it } from 'vitest';
import { formatDeviation } from './deviation.ts';

it.each([
  [-0.04, '0.0'],
  [-0, '0.0'],
  [0.049, '0.0'],
  [-0.06, '−0.1'],
  [0.06, '+0.1'],
  [-12.34, '−12.3'],
])('%d points are %s', (points, text) => {
  expect(formatDeviation(points)).toBe(text);
});
