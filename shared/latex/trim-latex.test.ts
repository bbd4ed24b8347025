import { expect, it } from 'vitest';
import { trimLatex } from './trim-latex.ts';

it.each([
  ['  a ', 'a'],
  ['a\\ ', 'a\\ '],
  ['a\\ \t\n', 'a\\ '],
  [' a\\\n', 'a\\ '],
  ['\\ ', '\\ '],
  ['a\\', 'a\\'],
  ['a\\\\ ', 'a\\\\'],
  ['a\\\\\\ ', 'a\\\\\\ '],
  ['a\\  b ', 'a\\  b'],
  [' ', ''],
])('%j is %j', (latex, trimmed) => {
  expect(trimLatex(latex)).toBe(trimmed);
});
