import type { SplitView } from '#schemas/contract/release-reports.ts';
import { splitSides } from '#schemas/domain/split.ts';

type Stratum = SplitView['strata'][number];

/** A category or class of a split with how far it is off. */
export interface StratumDeviation extends Stratum {
  /** The greatest distance of its share on a side from the share of all formulas there, from 0 to 1. */
  readonly off: number;
}

/** The categories and classes of a split, those that are furthest off before the others. */
export function deviationOfStrata({ sides, strata }: Pick<SplitView, 'sides' | 'strata'>): StratumDeviation[] {
  return strata
    .map((stratum) => ({ ...stratum, off: offOf(stratum, sides) }))
    .sort((one, other) => other.off - one.off);
}

function offOf({ bySide }: Stratum, sides: SplitView['sides']): number {
  const total = splitSides.reduce((sum, side) => sum + bySide[side], 0);
  if (total === 0) return 0;
  return Math.max(...splitSides.map((side) => Math.abs(bySide[side] / total - sides[side].share)));
}
