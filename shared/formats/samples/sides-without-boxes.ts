import { reason } from '#schemas/domain/reason.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { Entry } from '../dataset-format.ts';
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
  'No picture of this side has a box. Hugging Face datasets cannot tell the types of its columns then: give load_dataset the features of another side.',
);
