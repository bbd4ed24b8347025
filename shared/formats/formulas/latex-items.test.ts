import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinDigits } from './latex-items.ts';

it('joins runs of digits and nothing else', () => {
  expect(joinDigits('1 2 + x _ { 3 4 } 5'.split(' '))).toEqual(['12', '+', 'x', '_', '{', '34', '}', '5']);
  const token = fc.constantFrom('0', '7', 'x', '{', '}', '^', '\\frac', '.');
  fc.assert(
    fc.property(fc.array(token), (tokens) => {
      expect(joinDigits(tokens).join('')).toBe(tokens.join(''));
    }),
  );
});
