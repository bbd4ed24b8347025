import type { LayerName } from '#schemas/domain/layer.ts';
import type { Connection } from '../connection.ts';
import { entryIndexes } from '../migrations/0006-search.ts';
import { blocksOf, derivedAttributes, describeBlock, entriesOf, lastOfNext } from './block-marks.ts';
import type { SearchIndex } from './search-index.ts';
import type { Space } from './set-rows.ts';

/** Items that are through, of all; each counts twice, as it gets its number and its marks. */
export interface BuildProgress {
  readonly done: number;
  readonly total: number;
}

const numberedAtOnce = 5000;
/** Pages of the full-text index. */
const pagesMergedAtOnce = 1000;
const spaces: readonly Space[] = ['page', 'formula'];

/**
 * Makes the search index anew from the documents and the log. Each step is a transaction of some tenths of a second:
 * between them the process can answer others. Whoever stops in the middle has to begin again.
 */
export function* buildIndex(
  connection: Connection,
  index: SearchIndex,
  layersAsked: readonly LayerName[],
): Generator<BuildProgress> {
  connection.write(() => clear(connection, index));
  const sizes = spaces.map((space) => connection.column<[], number>(`SELECT count(*) FROM ${space}`).get() ?? 0);
  const total = 2 * sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  yield { done, total };
  for (const space of spaces) {
    for (let last: string | null = ''; last !== null; ) {
      const after: string = last;
      last = connection.write((): string | null => numberNext(connection, space, after));
      done = Math.min(total / 2, done + numberedAtOnce);
      yield { done, total };
    }
  }
  for (const space of spaces) {
    for (const block of blocksOf(connection, space)) {
      done = Math.min(total, done + connection.write(() => fillBlock(connection, index, space, block, layersAsked)));
      yield { done, total };
    }
  }
  for (const space of spaces) {
    const { texts } = index[space];
    for (let isFirst = true; connection.write(() => texts.merge(pagesMergedAtOnce, isFirst)); isFirst = false) {
      yield { done, total };
    }
  }
  for (const _ of index.splits.make((work) => index.write(work))) yield { done, total };
  for (const statement of spaces.flatMap(entryIndexes)) {
    connection.execute(statement);
    yield { done, total };
  }
  connection.write(() => index.markCurrent());
  yield { done: total, total };
}

/** Sets of releases, and of near-duplicates, name the same numbers as before: they stay, if they are there. */
function clear(connection: Connection, index: SearchIndex): void {
  index.discard();
  connection.execute(`
    DELETE FROM derivation WHERE name = 'search';
    DELETE FROM search_gram;
    INSERT INTO formula_text (formula_text) VALUES ('delete-all');
    INSERT INTO page_text (page_text) VALUES ('delete-all');`);
  for (const space of spaces) {
    for (const column of ['name', 'change', 'count', 'side']) {
      connection.execute(`DROP INDEX IF EXISTS ${space}_entry_by_${column}`);
    }
    for (const attribute of derivedAttributes[space]) index[space].sets.replace(attribute, new Map());
  }
}

/** Numbers the next items in the order of ids, with what lists are sorted by; gives the last id, or null at the end. */
function numberNext(connection: Connection, space: Space, after: string): string | null {
  const last = lastOfNext(connection, space, after, numberedAtOnce);
  if (last === null) return null;
  connection
    .prepare<[string, string], never>(
      `INSERT INTO ${space}_entry (id, name, changed_at, item_count, longest_side) ${entriesOf(space)} ORDER BY 1
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, changed_at = excluded.changed_at,
         item_count = excluded.item_count, longest_side = excluded.longest_side`,
    )
    .run(after, last);
  return last;
}

/** @returns how many items the block has */
function fillBlock(
  connection: Connection,
  index: SearchIndex,
  space: Space,
  block: number,
  layersAsked: readonly LayerName[],
): number {
  const { sets, texts: textRows } = index[space];
  const { marks, texts } = describeBlock(connection, space, block, layersAsked);
  for (const [attribute, values] of marks) {
    for (const [value, numbers] of values) sets.writeBlock(attribute, value, block, numbers);
  }
  for (const text of texts) textRows.insert(text.number, text);
  return texts.length;
}
