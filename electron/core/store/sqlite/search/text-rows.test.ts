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

it('holds an item by its own texts, whatever another item has', async () => {
  const connection = new Connection(':memory:', { create: true });
  await migrate(connection, ':memory:');
  const rows = new TextRows(connection, 'formula');
  const text = { latex: 'x + 1', canonical: 'x+1', note: 'a note', name: 'a.png' };
  rows.write(1, text);
  rows.write(2, { ...text, latex: 'x + 2' });
  rows.write(3, text);
  rows.write(4, null);
  expect([1, 2, 3, 4].map((number) => rows.holds(number, text))).toEqual([true, false, true, false]);
});
