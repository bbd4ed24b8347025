import { expect, it } from 'vitest';
import { pastedNumber } from './pasted-number.ts';

it.each([
  ['3,5', '3.5'],
  ['0,5', '0.5'],
  ['1,234', '1234'],
  ['12,500.25', '12500.25'],
  ['1 234', '1234'],
  [' 42 ', '42'],
  ['.5', '.5'],
  ['+7', '7'],
  ['12,50', '12.50'],
])('“%s” is %s', (text, number) => {
  expect(pastedNumber(text)).toBe(number);
});

it.each(['-5', '1e9', '2 s', '1.234.567', 'two', '', '1,2,3'])('“%s” is no number that a field takes', (text) => {
  expect(pastedNumber(text)).toBeNull();
});
