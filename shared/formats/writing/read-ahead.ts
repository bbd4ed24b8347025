/**
 * Maps the values of a stream with up to `count` results under way, so that all cores have work, and gives the results
 * in the order of the values. Memory is bounded by `count` results.
 */
export async function* readAhead<Value, Result>(
  values: AsyncIterable<Value>,
  count: number,
  map: (value: Value) => Promise<Result>,
): AsyncGenerator<{ readonly value: Value; readonly result: Result }> {
  const waiting: { readonly value: Value; readonly result: Promise<Result> }[] = [];
  for await (const value of values) {
    const result = map(value);
    // Whoever awaits it is told; until then a failure must not count as one that nobody caught.
    result.catch(() => undefined);
    waiting.push({ value, result });
    const first = waiting.length >= count ? waiting.shift() : undefined;
    if (first) yield { value: first.value, result: await first.result };
  }
  for (const { value, result } of waiting) yield { value, result: await result };
}
