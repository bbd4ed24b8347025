import { expect, it } from 'vitest';
import { keyed } from './keyed.ts';

it('gives what is named alike keys of its own, which stay as the list grows', () => {
  const keys = (names: readonly string[]) => keyed(names, (name) => name).map(([key]) => key);
  expect(keys(['a', 'b', 'a', 'a'])).toEqual(['a', 'b', 'a 1', 'a 2']);
  expect(keys(['a', 'b', 'a', 'a', 'b']).slice(0, 4)).toEqual(keys(['a', 'b', 'a', 'a']));
});
