import type { SplitView, SubModelItems } from '#schemas/contract/release-reports.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { SubModelKey } from '#schemas/domain/sub-model.ts';

/** A side that has far more or fewer items of a sub-model than its share, or none where others have some. */
export interface UnevenShare {
  readonly subModel: SubModelKey;
  readonly side: SplitSide;
  readonly items: number;
  readonly total: number;
  /** From 0 to 1; null where the rule asks for no share, and the side has none. */
  readonly wanted: number | null;
}

/** A share may differ from the wanted one by so much of it. */
const tolerance = 0.25;

/** Of fewer items a side may well have none. */
const enoughForAll = splitSides.length;

/** Items of a sub-model on all sides. */
export function totalOf({ bySide }: Pick<SubModelItems, 'bySide'>): number {
  return splitSides.reduce((sum, side) => sum + bySide[side], 0);
}

/** Accepted items of a sub-model that are in none of its datasets. */
export function leftOutTotal({ leftOut }: Pick<SubModelItems, 'leftOut'>): number {
  return leftOut.reduce((sum, { count }) => sum + count, 0);
}

/** Items of one sub-model on all sides. */
export function totalOfSubModel({ subModels }: Pick<SplitView, 'subModels'>, key: SubModelKey): number {
  const found = subModels.find(({ subModel }) => subModel === key);
  return found ? totalOf(found) : 0;
}

/**
 * Where a sub-model's share of a side is far off the wanted one: by more than a quarter of what the side should have, and
 * by more than one item. A split has its shares by formulas, and not every formula is an item of every sub-model. Where no
 * share is asked for (a named or locked test set, folds), a side that is in use and has nothing for it is far off, too.
 */
export function unevenShares({ subModels, sides }: Pick<SplitView, 'subModels' | 'sides'>): readonly UnevenShare[] {
  return subModels.flatMap(({ subModel, bySide }) => {
    const total = totalOf({ bySide });
    return splitSides.flatMap((side): UnevenShare[] => {
      const { wanted, formulas } = sides[side];
      const items = bySide[side];
      if (total === 0) return [];
      if (wanted === null) {
        const lacks = items === 0 && formulas > 0 && total >= enoughForAll;
        return lacks ? [{ subModel, side, items, total, wanted }] : [];
      }
      const should = wanted * total;
      const off = Math.abs(items - should);
      return off > 1 && off > tolerance * should ? [{ subModel, side, items, total, wanted }] : [];
    });
  });
}
