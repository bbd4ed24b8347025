/**
 * Maps the values of a stream with up to `count` results under way, so that all cores have work, and gives the results
 * in the order of the values. Memory is bounded by `count` results. One that is there at once is given at once where none
 * before it is awaited: most values of a long stream may need no work.
 */
export async function* readAhead<Value, Result>(
  values: AsyncIterable<Value>,
  count: number,
  map: (value: Value) => Promise<Result> | Exclude<Result, Promise<unknown>>,
): AsyncGenerator<{ readonly value: Value; readonly result: Result }> {
  const waiting: { readonly value: Value; readonly result: Promise<Result> }[] = [];
  for await (const value of values) {
    const mapped = map(value);
    if (!(mapped instanceof Promise) && waiting.length === 0) {
      yield { value, result: mapped };
      continue;
    }
    const result = Promise.resolve(mapped);
    // Whoever awaits it is told; until then a failure must not count as one that nobody caught.
    result.catch(() => undefined);
    waiting.push({ value, result });
    const first = waiting.length >= count ? waiting.shift() : undefined;
    if (first) yield { value: first.value, result: await first.result };
  }
  for (const { value, result } of waiting) yield { value, result: await result };
}
