import Flatbush from 'flatbush';
import type { Box } from '#schemas/domain/geometry.ts';

/** Finds the items whose boxes touch a given one. The index is built at the first search: many are never searched. */
export function findBoxes<T extends { readonly box: Box }>(list: () => readonly T[]): (box: Box) => readonly T[] {
  let built: { readonly items: readonly T[]; readonly index: Flatbush | null } | null = null;
  return ({ x, y, width, height }) => {
    built ??= build(list());
    const { items, index } = built;
    return index?.search(x, y, x + width, y + height).flatMap((place) => items[place] ?? []) ?? [];
  };
}

function build<T extends { readonly box: Box }>(items: readonly T[]) {
  if (items.length === 0) return { items, index: null };
  const index = new Flatbush(items.length);
  for (const { box } of items) index.add(box.x, box.y, box.x + box.width, box.y + box.height);
  index.finish();
  return { items, index };
}
