import type { SymbolClassId } from '#schemas/domain/id.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { FrozenPicture, FrozenSymbol } from '#schemas/formats/frozen-release.ts';
import type { ReleaseReader } from '../dataset-format.ts';
import { clipBox } from '../writing/cut-window.ts';

/** Crops that each class would have on each side. */
export type CropCounts = ReadonlyMap<SymbolClassId, Record<SplitSide, number>>;

/** Whether a crop can be made of a symbol: it has a class and lies on its page. */
export function canCrop(symbol: FrozenSymbol, picture: FrozenPicture): boolean {
  return symbol.symbolClass !== null && clipBox(symbol.box, picture) !== null;
}

/** Counts the crops of a release by class and side. */
export async function countCrops(release: ReleaseReader): Promise<CropCounts> {
  const counts = new Map<SymbolClassId, Record<SplitSide, number>>();
  for await (const { side, formula } of release.formulas()) {
    for (const symbol of formula.symbols ?? []) {
      if (symbol.symbolClass === null || !canCrop(symbol, formula.picture)) continue;
      const bySide = counts.get(symbol.symbolClass) ?? { train: 0, validation: 0, test: 0 };
      bySide[side] += 1;
      counts.set(symbol.symbolClass, bySide);
    }
  }
  return counts;
}

/**
 * Sides that a class lacks. Class folders are numbered by the loader as it finds them, so every side must hold the
 * same ones; sides on which nothing stands at all are not asked.
 */
export function missingSides(counts: CropCounts, symbolClass: SymbolClassId): readonly SplitSide[] {
  const used = splitSides.filter((side) => [...counts.values()].some((bySide) => bySide[side] > 0));
  return used.filter((side) => (counts.get(symbolClass)?.[side] ?? 0) === 0);
}
