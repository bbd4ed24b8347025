import { type Reason, reason } from '#schemas/domain/reason.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { Entry } from '../dataset-format.ts';
import { noItems } from '../writing/side-counts.ts';

/** Lists of a line by column, and whether they hold anything. */
export type ListsOfLine = Readonly<Record<string, boolean>>;

/** The lists of a line that can be empty. */
export function filledLists(record: Readonly<Record<'relations' | 'latex_tokens', readonly unknown[]>>): ListsOfLine {
  return { relations: record.relations.length > 0, latex_tokens: record.latex_tokens.length > 0 };
}

/** The same of any record: the lists in it, and in the records of its lists, by the names on the way to them. */
export function listsIn(record: object, lists: Record<string, boolean> = {}, way = ''): ListsOfLine {
  for (const [name, value] of Object.entries(record)) {
    if (typeof value !== 'object' || value === null) continue;
    const place = `${way}${name}`;
    if (!Array.isArray(value)) listsIn(value, lists, `${place}.`);
    else {
      lists[place] = lists[place] === true || value.length > 0;
      for (const member of value)
        if (typeof member === 'object' && member !== null) listsIn(member, lists, `${place}.`);
    }
  }
  return lists;
}

/** Hugging Face datasets settles the types of columns by the first 10 MiB of a file; so many characters are surely in them. */
const settledBy = 8_000_000;

/**
 * Finds the sides whose lists are all empty, or so for long: a loader that guesses the types of columns from what it sees
 * first guesses another type there than for the rest, and refuses the dataset.
 */
export class EmptyLists {
  readonly #written = noItems();
  /** Characters of a side up to the first line in which the list of a column holds something. */
  readonly #filled = new Map<string, Partial<Record<SplitSide, number>>>();

  count(side: SplitSide, lists: ListsOfLine, characters: number): void {
    this.#written[side] += characters;
    for (const column in lists) {
      if (!lists[column]) continue;
      const filled = this.#filled.get(column);
      if (filled === undefined) this.#filled.set(column, { [side]: this.#written[side] });
      else filled[side] ??= this.#written[side];
    }
  }

  *notes(): Generator<Entry> {
    for (const side of splitSides.filter((one) => this.#written[one] > 0)) {
      const late = [...this.#filled].filter(([, filled]) => (filled[side] ?? Number.POSITIVE_INFINITY) > settledBy);
      if (late.length > 0) yield { kind: 'noted', item: side, reason: emptyLists(late.map(([column]) => column)) };
    }
  }
}

export const emptyListsCode = 'lists-empty';

function emptyLists(columns: readonly string[]): Reason {
  const named = columns.join(', ');
  return reason(
    emptyListsCode,
    `On this side ${named} is empty in all lines, or in the first millions of characters. Hugging Face datasets cannot tell the types of columns then; the lines in README.md say them.`,
    { columns: named },
  );
}
