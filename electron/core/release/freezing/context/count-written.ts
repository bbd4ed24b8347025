import { splitSides } from '#schemas/domain/split.ts';
import type { ItemCounts, ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { sumItemCounts } from '../../count-items.ts';
import type { AcceptedItem } from '../accepted/accepted-item.ts';
import type { PlacedItem } from '../sides/place-items.ts';
import { LeftOutCounts } from './left-out-counts.ts';

/** Items of each side as the datasets will hold them, and what they leave out, by reason. */
export function countWritten(items: readonly PlacedItem[]): Pick<ReleaseContext, 'items' | 'leftOut'> {
  const bySide = splitSides.map((side) => [side, writtenOf(items.filter((item) => item.side === side))]);
  return { items: Object.fromEntries(bySide) as ReleaseContext['items'], ...leftOutOf(items) };
}

function writtenOf(items: readonly AcceptedItem[]): ItemCounts {
  const written = { ...sumItemCounts(items) };
  for (const { leftOut } of items) for (const { subModel, count } of leftOut) written[subModel] -= count;
  return written;
}

function leftOutOf(items: readonly PlacedItem[]): Pick<ReleaseContext, 'leftOut'> | null {
  const counts = new LeftOutCounts();
  for (const { leftOut, sourceName } of items) counts.add(leftOut, sourceName);
  const leftOut = counts.list();
  return leftOut.length === 0 ? null : { leftOut };
}
