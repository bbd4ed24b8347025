/** The set with the item put in, or taken out where it was. */
export function toggled<T>(items: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const result = new Set(items);
  if (!result.delete(item)) result.add(item);
  return result;
}
