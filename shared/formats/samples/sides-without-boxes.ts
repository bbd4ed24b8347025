import { reason } from '#schemas/domain/reason.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { Entry, LoadingExample } from '../dataset-format.ts';
import { noItems } from '../writing/side-counts.ts';

/**
 * Counts what has boxes, and names the sides on which nothing has: their lists are all empty, so a loader that guesses the
 * types of columns from what it sees (Hugging Face datasets) guesses another type than for the other sides and refuses the dataset.
 */
export class SidesWithoutBoxes {
  readonly #items = noItems();
  readonly #boxed = noItems();

  count(side: SplitSide, hasBoxes: boolean): void {
    this.#items[side] += 1;
    if (hasBoxes) this.#boxed[side] += 1;
  }

  *notes(): Generator<Entry> {
    const empty = splitSides.filter((side) => this.#items[side] > 0 && this.#boxed[side] === 0);
    if (empty.length === splitSides.filter((side) => this.#items[side] > 0).length) return;
    for (const side of empty) yield { kind: 'noted', item: side, reason: sideWithoutBoxes };
  }
}

const sideWithoutBoxes = reason(
  'side-without-boxes',
  'No picture of this side has a box. Hugging Face datasets cannot tell the types of its columns then and loads the sides one by one only, as README.md says.',
);

/** Lines that load all sides at once, or one by one where that is the only way. */
export function loadBoxSides(atOnce: string, one: (side: SplitSide) => string): LoadingExample {
  return {
    trainer: 'Hugging Face datasets',
    language: 'python',
    code: ({ sides, noted }) => {
      const last = noted.has(sideWithoutBoxes.code)
        ? `{${sides.map((side) => `'${side}': ${one(side)}`).join(', ')}}`
        : atOnce;
      return `from datasets import load_dataset\n${last}`;
    },
  };
}
