import { expect, it } from 'vitest';
import { counted } from './counted.ts';

it('says one of a thing and several of others', () => {
  expect([0, 1, 2].map((count) => counted(count, 'page'))).toEqual(['0 pages', '1 page', '2 pages']);
  expect(counted(1, 'act of history', 'acts of history')).toBe('1 act of history');
  expect(counted(3, 'act of history', 'acts of history')).toBe('3 acts of history');
});
