import { expect, it } from 'vitest';
import { joinLines } from './join-lines.ts';

it.each([
  ['a\n+ b', 'a + b'],
  ['\r\n a  \r\n\r\n  + b \n', 'a + b'],
  ['a\u2028b', 'a b'],
  ['a\fb\vc\x85d', 'a b c d'],
  ['a  b', 'a  b'],
  ['a % first\n+ b', 'a + b'],
  ['% all of it\na', 'a'],
  ['50\\% % half\n+ b % the end', '50\\% + b % the end'],
  ['a \\\\% row\nb', 'a \\\\ b'],
  ['\\alpha%\nb', '\\alpha b'],
  // The space behind a backslash is a command.
  ['a\\ ', 'a\\ '],
  ['a\\ \nb\\\n', 'a\\  b\\ '],
  ['a\\ % space\nb', 'a\\  b'],
])('%j is %j', (latex, line) => {
  expect(joinLines(latex)).toBe(line);
});
