import { expect, it } from 'vitest';
import { Connection } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { TextRows } from './text-rows.ts';

it('finds a text on both sides of a NUL, and by one', async () => {
  const connection = new Connection(':memory:', { create: true });
  await migrate(connection, ':memory:');
  const rows = new TextRows(connection, 'formula');
  const text = { latex: 'first\0second', canonical: null, note: '', name: 'a.png' };
  rows.write(1, text);
  rows.write(2, { ...text, latex: 'another one' });
  expect(rows.holds(1, text)).toBe(true);
  for (const part of ['first', 'second', 't\0s']) {
    expect(rows.find(rows.queryFor(part, 'latex') ?? '', 0, 9)).toEqual([1]);
  }
});
