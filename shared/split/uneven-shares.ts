import type { SplitView } from '#schemas/contract/release-reports.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { type SubModelId, subModelIds } from '#schemas/domain/sub-model.ts';

/** A side that has far more or fewer items of a sub-model than its share. */
export interface UnevenShare {
  readonly subModel: SubModelId;
  readonly side: SplitSide;
  readonly items: number;
  readonly total: number;
  /** From 0 to 1. */
  readonly wanted: number;
}

/** A share may differ from the wanted one by so much of it. */
const tolerance = 0.25;

/** Items of a sub-model on all sides. */
export function totalOf({ items }: Pick<SplitView, 'items'>, subModel: SubModelId): number {
  return splitSides.reduce((sum, side) => sum + items[side][subModel], 0);
}

/**
 * Where a sub-model's share of a side is far off the wanted one: by more than a quarter of what the side should have, and
 * by more than one item. A split has its shares by formulas, and not every formula is an item of every sub-model.
 */
export function unevenShares(view: Pick<SplitView, 'items' | 'sides'>): readonly UnevenShare[] {
  return subModelIds.flatMap((subModel) => {
    const total = totalOf(view, subModel);
    return splitSides.flatMap((side): UnevenShare[] => {
      const { wanted } = view.sides[side];
      if (wanted === null || total === 0) return [];
      const [items, should] = [view.items[side][subModel], wanted * total];
      const off = Math.abs(items - should);
      return off > 1 && off > tolerance * should ? [{ subModel, side, items, total, wanted }] : [];
    });
  });
}
