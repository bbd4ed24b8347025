import type { SplitAssignment, SplitSide } from '#schemas/domain/split.ts';
import type { ReleaseItem } from '../../../store/release-store.ts';
import type { AcceptedItem } from '../accepted/accepted-item.ts';

export type PlacedItem = AcceptedItem & ReleaseItem;

/** Sides by page, and by formula or page for what stands apart from the rest of its page. */
export interface Sides {
  readonly pages: ReadonlyMap<string, SplitSide>;
  readonly units: ReadonlyMap<string, SplitSide>;
}

/** The fold that is held out for validation, of those by name of the group. */
export interface Fold {
  readonly index: number;
  readonly dealt: ReadonlyMap<string, number>;
}

/** Items that have a side, in the order in which the release gives them back. */
export function placeItems(items: readonly AcceptedItem[], { pages, units }: Sides): readonly PlacedItem[] {
  return inOrder(
    items.flatMap((item) => {
      const side = units.get(item.id) ?? pages.get(item.page);
      return side ? [{ ...item, side }] : [];
    }),
  );
}

export function inOrder(items: readonly PlacedItem[]): readonly PlacedItem[] {
  return items.toSorted((a, b) => compare(a.type, b.type) || compare(a.page, b.page) || compare(a.id, b.id));
}

/** The side of each page and unit. With a fold, train and validation are what the dealing makes of them; test stays as it is. */
export function sidesOf(assignments: readonly SplitAssignment[], fold: Fold | null): Sides {
  const [pages, units] = [new Map<string, SplitSide>(), new Map<string, SplitSide>()];
  for (const { page, unit, side, group } of assignments) {
    const held = fold?.dealt.get(group) === fold?.index ? 'validation' : 'train';
    const own = !fold || side === 'test' ? side : held;
    if (unit === undefined) pages.set(page, own);
    else units.set(unit, own);
  }
  return { pages, units };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
