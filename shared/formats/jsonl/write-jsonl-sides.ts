import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { Entry, FormatSummary } from '../dataset-format.ts';
import { noItems } from '../writing/side-counts.ts';
import { EmptyLists, type ListsOfLine } from './empty-lists.ts';

/** An item with its line, or why it has none. */
export interface JsonlItem {
  readonly side: SplitSide;
  readonly entries: readonly Entry[];
  /** Lists of its line that can be empty. */
  readonly lists?: ListsOfLine;
}

/** File of the lines of a side. */
export function linesOfSide(side: SplitSide): string {
  return `${side}.jsonl`;
}

/** `<side>.jsonl` for every side, also for one that holds nothing. */
export async function* writeJsonlSides(items: AsyncIterable<JsonlItem>): AsyncGenerator<Entry, FormatSummary> {
  const written = noItems();
  for (const side of splitSides) yield { kind: 'text', path: linesOfSide(side), text: '' };
  const empty = new EmptyLists();
  for await (const { side, entries, lists } of items) {
    yield* entries;
    if (entries.some((entry) => entry.kind === 'skipped')) continue;
    written[side] += 1;
    if (lists) for (const entry of entries) if (entry.kind === 'text') empty.count(side, lists, entry.text.length);
  }
  yield* empty.notes();
  return written;
}
