import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { sumItemCounts } from '../../count-items.ts';
import type { PlacedItem } from '../sides/place-items.ts';

const shownNames = 5;

/** Counts what train leaves out because the test set has it, with some of its names; nothing where there is none. */
export function nameDropped(dropped: readonly PlacedItem[]): Pick<ReleaseContext, 'dropped'> | null {
  if (dropped.length === 0) return null;
  const examples = dropped.slice(0, shownNames).map(({ sourceName }) => sourceName);
  return { dropped: { formulas: dropped.length, items: sumItemCounts(dropped), examples } };
}
