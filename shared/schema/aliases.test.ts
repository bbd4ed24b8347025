import { describe, expect, it } from 'vitest';
import { resolveAlias, withAliases } from './aliases.ts';

const records = [
  { id: 'a', aliasOf: 'b' },
  { id: 'b', aliasOf: 'c' },
  { id: 'c', aliasOf: null },
  { id: 'd', aliasOf: null },
];
const byId = new Map(records.map((record) => [record.id, record]));

describe('resolveAlias', () => {
  it('follows a chain to its end', () => {
    expect(resolveAlias('a', byId)).toBe('c');
    expect(resolveAlias('d', byId)).toBe('d');
    expect(resolveAlias('unknown', byId)).toBe('unknown');
  });

  it('ends where a circle is met again', () => {
    const circle = new Map([
      ['x', { aliasOf: 'y' }],
      ['y', { aliasOf: 'x' }],
    ]);
    expect(resolveAlias('x', circle)).toBe('x');
  });
});

describe('withAliases', () => {
  it('names everything that stands for what is wanted', () => {
    expect([...withAliases(['c'], records)].sort()).toEqual(['a', 'b', 'c']);
    expect([...withAliases(['a'], records)].sort()).toEqual(['a', 'b', 'c']);
    expect(withAliases(['d'], records)).toEqual(['d']);
  });
});
