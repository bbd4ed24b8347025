/**
 * Items with keys that stay theirs while the list grows at its end: by their names, and, where several are named alike, by
 * how many of that name stand before.
 */
export function keyed<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): readonly (readonly [key: string, item: Item])[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = nameOf(item);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return [before === 0 ? name : `${name} ${before}`, item];
  });
}
