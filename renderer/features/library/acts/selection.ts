/**
 * The selection after a click on the item at `index`: without an anchor the item changes sides; with one, everything
 * from the anchor to it joins the selection. Items that are not loaded (`undefined`) are passed over.
 */
export function extendSelection<Item extends { readonly id: string }>(
  selected: ReadonlyMap<string, Item>,
  itemAt: (index: number) => Item | undefined,
  index: number,
  anchor: number | null,
): ReadonlyMap<string, Item> {
  const next = new Map(selected);
  const item = itemAt(index);
  if (item === undefined) return selected;
  if (anchor !== null) {
    for (let place = Math.min(anchor, index); place <= Math.max(anchor, index); place++) {
      const between = itemAt(place);
      if (between !== undefined) next.set(between.id, between);
    }
    return next;
  }
  if (!next.delete(item.id)) next.set(item.id, item);
  return next;
}
