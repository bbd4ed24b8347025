import type { Store } from '../../store/store.ts';
import { StoreTurns } from '../../store/store-turns.ts';

/** Freezing, one at a time on each store, so that numbers and indices are given out once. */
const turns = new StoreTurns();

/**
 * Runs what gives out numbers, indices or sides, or rests on which content is frozen, when nothing else of the kind runs
 * on the store.
 */
export async function inTurn<Result>(store: Store, work: () => Promise<Result>): Promise<Result> {
  return await turns.take(store, work);
}
