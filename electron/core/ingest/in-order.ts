/**
 * Runs `work` on items, at most `inFlight` at once, and yields the results in the order of the items. No further item
 * is taken before a result has been, so that memory is bounded by what is in flight.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  inFlight: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const iterator = items[Symbol.iterator]();
  const running: Promise<Result>[] = [];
  const startNext = () => {
    const next = iterator.next();
    if (next.done === true) return;
    const result = work(next.value);
    // A failure is thrown where its turn comes; until then it must not count as unhandled.
    result.catch(() => undefined);
    running.push(result);
  };
  for (let started = 0; started < inFlight; started++) startNext();
  for (;;) {
    const first = running.shift();
    if (!first) return;
    const result = await first;
    startNext();
    yield result;
  }
}
