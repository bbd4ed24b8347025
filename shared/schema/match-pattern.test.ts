import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from './match-pattern.ts';

describe('matchesPattern', () => {
  it.each([
    ['elementary', 'Elementary', true],
    ['elementary', 'elementary-2', false],
    ['elementary*', 'elementary-2', true],
    ['*_g3_*.png', 'kim_G3_0001.PNG', true],
    ['*_g3_*.png', 'kim_g4_0001.png', false],
    ['page-??', 'page-07', true],
    ['page-??', 'page-7', false],
    ['*', '', true],
    ['초등*', '초등 1'.normalize('NFD'), true],
    ['a*b*c', 'a-b-b-c', true],
    ['[x].png', '[x].png', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });

  it('says what a regular expression says', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
    fc.assert(
      fc.property(letters, texts, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
        expect(matchesPattern(pattern, text)).toBe(expression.test(text));
      }),
    );
  });
});
