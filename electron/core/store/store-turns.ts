import type { Store } from './store.ts';

/** Work of one kind, of which one piece at a time runs on a store, in the order in which it was asked for. */
export class StoreTurns {
  readonly #last = new WeakMap<Store, Promise<unknown>>();

  async take<Result>(store: Store, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(store) ?? Promise.resolve();
    // Whatever came of the one before was told to whoever asked for it.
    const running = before.then(work, work);
    this.#last.set(store, running);
    return await running;
  }
}
