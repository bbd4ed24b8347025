import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { Connection } from '../connection.ts';
import { numbersNamed } from './numbers-named.ts';

const opened: Connection[] = [];

afterEach(() => {
  for (const connection of opened.splice(0)) connection.close();
});

function withNames(names: readonly string[]): Connection {
  const connection = new Connection(':memory:', { create: true });
  opened.push(connection);
  connection.execute('CREATE TABLE formula_entry (number INTEGER PRIMARY KEY, name TEXT NOT NULL)');
  const insert = connection.prepare<[string], never>('INSERT INTO formula_entry (name) VALUES (?)');
  for (const name of names) insert.run(name);
  return connection;
}

function find(connection: Connection, text: string): readonly number[] {
  const steps = numbersNamed(connection, 'formula', text);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.take(null, 1000);
  }
}

const piece = fc.constantFrom('a', 'B', '%', '_', '\\', '*', '[', '"', '쪽', 'É', 'e\u0301', '𝑥', '1.png');
const name = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
const part = fc.array(piece, { minLength: 1, maxLength: 2 }).map((pieces) => pieces.join(''));
const folded = (text: string) => text.normalize('NFC').toLowerCase();

it('finds the names that hold a text, whatever is in both', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 20 }), part, (names, text) => {
      const wanted = names.flatMap((each, index) => (folded(each).includes(folded(text)) ? [index + 1] : []));
      expect(find(withNames(names), text)).toEqual(wanted);
    }),
  );
});
