import type { Connection } from '../connection.ts';
import { NumberSet } from './number-set.ts';
import type { Space } from './set-rows.ts';
import { fold } from './text-rows.ts';

/** Names that are looked at before others are let through: some hundredths of a second. */
const namesAtOnce = 50_000;

/**
 * Items whose name holds a text, case ignored, in steps. Reads every name along their index: for texts that very many
 * names hold, where the full-text index would compare the places of all their trigrams.
 */
export function* numbersNamed(connection: Connection, space: Space, text: string): Generator<void, NumberSet> {
  const folded = fold(text);
  const isPlain = /^[ -~]*$/.test(folded);
  const pattern = `%${folded.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
  const next = connection.column<[string], string>(
    `SELECT name FROM ${space}_entry WHERE name > ? ORDER BY name LIMIT 1 OFFSET ${namesAtOnce}`,
  );
  // SQLite folds the case of ASCII alone: names with anything else are given as they are.
  const find = connection.values<[string, string, 0 | 1, string], readonly [number: number, name: string | null]>(
    `SELECT number, CASE WHEN name GLOB '*[^ -~]*' THEN name END FROM ${space}_entry
     WHERE name > ? AND name <= ? AND (name GLOB '*[^ -~]*' OR (? AND name LIKE ? ESCAPE '\\'))`,
  );
  const found = new NumberSet();
  for (let after: string | null = ''; after !== null; ) {
    const last: string | undefined = next.get(after);
    // Above every character that is one.
    for (const [number, name] of find.iterate(after, last ?? '\u{10FFFF}\u{10FFFF}', isPlain ? 1 : 0, pattern)) {
      if (name === null || fold(name).includes(folded)) found.add(number);
    }
    after = last ?? null;
    yield;
  }
  return found;
}
