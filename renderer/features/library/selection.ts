/**
 * The selection after a click on the item at `index`: without an anchor the item changes sides; with one, everything
 * from the anchor to it joins the selection.
 */
export function extendSelection<Item extends { readonly id: string }>(
  selected: ReadonlyMap<string, Item>,
  list: readonly Item[],
  index: number,
  anchor: number | null,
): ReadonlyMap<string, Item> {
  const next = new Map(selected);
  const item = list[index];
  if (item === undefined) return selected;
  if (anchor !== null) {
    for (const between of list.slice(Math.min(anchor, index), Math.max(anchor, index) + 1))
      next.set(between.id, between);
    return next;
  }
  if (!next.delete(item.id)) next.set(item.id, item);
  return next;
}
