import type { PageId } from '#schemas/domain/id.ts';
import type { SplitAssignment, SplitSide } from '#schemas/domain/split.ts';
import type { Fold } from '#schemas/formats/frozen-release.ts';
import { seededHash } from '#shared/split/seeded-hash.ts';
import type { ReleaseItem } from '../store/release-store.ts';
import type { AcceptedItem } from './accepted-item.ts';

export type PlacedItem = AcceptedItem & ReleaseItem;

/** Items whose page has a side, in the order in which the release gives them back. */
export function placeItems(
  items: readonly AcceptedItem[],
  sides: ReadonlyMap<PageId, SplitSide>,
): readonly PlacedItem[] {
  return items
    .flatMap((item) => {
      const side = sides.get(item.page);
      return side ? [{ ...item, side }] : [];
    })
    .sort((a, b) => compare(a.type, b.type) || compare(a.page, b.page) || compare(a.id, b.id));
}

/**
 * The side of each page. With a fold, the groups of train and validation are dealt anew by their name, so that a group
 * is in one fold whatever is added later; test stays as it is.
 */
export function sidesOf(
  assignments: readonly SplitAssignment[],
  fold: Fold | undefined,
  seed: number,
): ReadonlyMap<PageId, SplitSide> {
  return new Map(
    assignments.map(({ page, side, group }) => {
      if (!fold || side === 'test') return [page, side];
      return [page, seededHash(seed, `fold ${group}`) % fold.count === fold.index ? 'validation' : 'train'];
    }),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
