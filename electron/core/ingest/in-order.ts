export interface InFlight {
  /** Most items at once. */
  readonly count: number;
  /** Most that items under way may weigh together; one that is heavier goes alone. */
  readonly weight: number;
}

/**
 * Runs `work` on items, as many at once as `limits` allow, and yields the results in the order of the items. No
 * further item is taken before a result has been, so that memory is bounded by what is in flight.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  limits: InFlight,
  weigh: (item: Item) => number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const iterator = items[Symbol.iterator]();
  const running: { readonly result: Promise<Result>; readonly weight: number }[] = [];
  let weightInFlight = 0;
  const takeNext = () => {
    const next = iterator.next();
    return next.done === true ? null : { item: next.value, weight: weigh(next.value) };
  };
  let waiting = takeNext();
  const hasRoom = (weight: number) =>
    running.length === 0 || (running.length < limits.count && weightInFlight + weight <= limits.weight);
  const startWhatFits = () => {
    while (waiting && hasRoom(waiting.weight)) {
      const { item, weight } = waiting;
      const result = work(item);
      // A failure is thrown where its turn comes; until then it must not count as unhandled.
      result.catch(() => undefined);
      running.push({ result, weight });
      weightInFlight += weight;
      waiting = takeNext();
    }
  };
  for (;;) {
    startWhatFits();
    const first = running[0];
    if (!first) return;
    const result = await first.result;
    running.shift();
    weightInFlight -= first.weight;
    startWhatFits();
    yield result;
  }
}

/** The results of `work` on all items, in their order; no more than `count` are under way at once. */
export async function mapInOrder<Item, Result>(
  items: Iterable<Item>,
  count: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for await (const result of inOrder(items, { count, weight: 0 }, () => 0, work)) results.push(result);
  return results;
}
