import fc from 'fast-check';
import { expect, it } from 'vitest';
import { portableName } from './portable-name.ts';

it.each([
  ['  Class 3: fractions / roots  ', 'Class-3-fractions-roots'],
  ['초등 수식', '초등-수식'],
  ['..\\secret', 'secret'],
  ['???', ''],
  [`${'a'.repeat(59)}😀`, 'a'.repeat(59)],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
])('%j begins a file as %j', (name, expected) => {
  expect(portableName(name)).toBe(expected);
});

it('is always whole and safe, whatever was given', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (name) => {
      const portable = portableName(name);
      expect(portable).not.toMatch(/[<>:"/\\|?*\s]|^[-.]|[-.]$/);
      expect(portable.isWellFormed()).toBe(true);
      expect(portableName(portable)).toBe(portable);
    }),
  );
});
