import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { ReleaseReader } from '#shared/formats/dataset-format.ts';

export type SideCounts = Readonly<Record<SplitSide, number>>;
/** Symbols of each class on each side. */
export type ClassCounts = ReadonlyMap<SymbolClassId, SideCounts>;

/** The first symbol of a class on a side. */
export interface FirstSymbol {
  readonly symbolClass: SymbolClassId;
  readonly side: SplitSide;
  readonly picture: FrozenPicture;
  /** In page pixels. */
  readonly box: Box;
}

/** Counts the symbols of each class, and finds where each is first on each side. */
export async function countClasses(
  reader: ReleaseReader,
): Promise<{ readonly counts: ClassCounts; readonly firsts: readonly FirstSymbol[] }> {
  const counts = new Map<SymbolClassId, Record<SplitSide, number>>();
  const firsts: FirstSymbol[] = [];
  for await (const { side, formula } of reader.formulas()) {
    for (const { symbolClass, box } of formula.symbols ?? []) {
      if (symbolClass === null) continue;
      let bySide = counts.get(symbolClass);
      if (!bySide) {
        bySide = { train: 0, validation: 0, test: 0 };
        counts.set(symbolClass, bySide);
      }
      if (bySide[side] === 0) firsts.push({ symbolClass, side, picture: formula.picture, box });
      bySide[side] += 1;
    }
  }
  return { counts, firsts };
}

/** Symbols of a class on all sides. */
export function totalOf(counts: SideCounts | undefined): number {
  return counts ? splitSides.reduce((sum, side) => sum + counts[side], 0) : 0;
}
