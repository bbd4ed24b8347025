import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import type { ReleaseReader } from '#shared/formats/dataset-format.ts';

/** Formulas are left out by the filter, where they came to a page that has its side, and for what they repeat in the test set. */
export function mayLackFormulas({
  filter,
  heldOut,
  dropped,
}: Pick<ReleaseContext, 'filter' | 'heldOut' | 'dropped'>): ReleaseReader['mayLackFormulas'] {
  const asksFormulas = filter !== undefined && filter.categories.length + filter.layers.length > 0;
  const held = new Set(heldOut.map(({ page }) => page));
  return (page, side) => asksFormulas || held.has(page) || (dropped !== undefined && side === 'train');
}
