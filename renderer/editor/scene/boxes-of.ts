import type { Box } from '#schemas/domain/geometry.ts';

/** Boxes of the items with these ids, page pixels; unknown ones are left out. */
export function boxesOf<Id>(ids: Iterable<Id>, items: ReadonlyMap<Id, { readonly box: Box }>): ReadonlyMap<Id, Box> {
  return new Map(
    [...ids].flatMap((id) => {
      const item = items.get(id);
      return item ? [[id, item.box] as const] : [];
    }),
  );
}
