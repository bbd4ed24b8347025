import type { Box } from '#schemas/domain/geometry.ts';

/** What can be asked for a box by id. */
export interface BoxLookup<Id> {
  readonly get: (id: Id) => { readonly box: Box } | undefined;
}

/** Boxes of the items with these ids, page pixels; unknown ones are left out. */
export function boxesOf<Id>(ids: Iterable<Id>, items: BoxLookup<Id>): ReadonlyMap<Id, Box> {
  const boxes = new Map<Id, Box>();
  for (const id of ids) {
    const item = items.get(id);
    if (item) boxes.set(id, item.box);
  }
  return boxes;
}
