import type { LayerName } from '#schemas/domain/layer.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { Connection } from '../connection.ts';
import {
  blocksOf,
  type DescribedBlock,
  derivedAttributes,
  describeBlock,
  entriesOf,
  lastOfNext,
} from './block-marks.ts';
import type { SearchIndex } from './search-index.ts';
import type { Space } from './set-rows.ts';

const spaces: readonly Space[] = ['page', 'formula'];
const comparedAtOnce = 5000;

/**
 * Compares the search index with the documents and the log, block by block; nothing is changed. Items are counted by
 * what they are wrongly found by, or not found by. Yields how many items are through.
 */
export function* checkIndex(
  connection: Connection,
  index: SearchIndex,
  layersAsked: readonly LayerName[],
): Generator<number, readonly Reason[]> {
  const faults = new Map<string, number>();
  const add = (space: Space, by: string, items: number) => {
    const name = `${space} ${by}`;
    if (items > 0) faults.set(name, (faults.get(name) ?? 0) + items);
  };
  let done = 0;
  for (const space of spaces) {
    for (let last: string | null = ''; last !== null; ) {
      const after: string = last;
      last = lastOfNext(connection, space, after, comparedAtOnce);
      if (last !== null) add(space, 'order', countWrongEntries(connection, space, after, last));
      yield done;
    }
    let texts = 0;
    for (const block of blocksOf(connection, space)) {
      const described = describeBlock(connection, space, block, layersAsked);
      for (const [attribute, items] of compareSets(index, space, block, described)) add(space, attribute, items);
      add(space, 'text', described.texts.filter((text) => !index[space].texts.holds(text.number, text)).length);
      texts += described.texts.length;
      done += described.texts.length;
      yield done;
    }
    add(space, 'text', Math.abs(index[space].texts.count() - texts));
    const steps = index.splits.countWrong(space);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        add(space, 'split', step.value);
        break;
      }
      yield done;
    }
  }
  return [...faults].map(([name, items]) => {
    const [space = '', by = ''] = name.split(' ');
    return reason(
      'search-differs',
      `The search index differs from the documents: ${items} entries of ${space}s by ${by}.`,
      { space, by, items },
    );
  });
}

/** Items without a number, or with other sort keys than their documents say. */
function countWrongEntries(connection: Connection, space: Space, after: string, last: string): number {
  return (
    connection
      .column<[string, string], number>(
        `SELECT count(*) FROM (${entriesOf(space)}) i LEFT JOIN ${space}_entry e ON e.id = i.id
         WHERE e.number IS NULL OR e.name <> i.name OR e.changed_at <> i.changed_at OR e.item_count <> i.item_count
           OR e.longest_side <> i.longest_side`,
      )
      .get(after, last) ?? 0
  );
}

/** By attribute: items that the index has under a value and the documents have not, or the other way round. */
function* compareSets(
  index: SearchIndex,
  space: Space,
  block: number,
  { marks }: DescribedBlock,
): Generator<readonly [attribute: string, items: number]> {
  const { sets } = index[space];
  const all = new Set(marks.get('all')?.get('') ?? []);
  for (const attribute of derivedAttributes[space]) {
    const described = marks.get(attribute);
    for (const value of new Set([...sets.values(attribute), ...(described?.keys() ?? [])])) {
      const stored = sets.numbersInBlock(attribute, value, block);
      // What was removed keeps marks, and people who changed it; only `all` says that it is gone.
      const shownOf = (numbers: readonly number[]) =>
        attribute === 'all' ? numbers : numbers.filter((number) => all.has(number));
      const shown = shownOf(stored);
      const wanted = new Set(shownOf(described?.get(value) ?? []));
      const common = shown.filter((number) => wanted.has(number)).length;
      const wrong = shown.length + wanted.size - 2 * common;
      if (wrong > 0) yield [attribute, wrong];
    }
  }
}
