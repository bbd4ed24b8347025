import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { DatasetOptions } from '#schemas/formats/dataset-options.ts';
import type { ReleaseReader } from '../dataset-format.ts';
import { indexClasses } from './class-index.ts';

export interface ChosenClass {
  /** From 0, without gaps. */
  readonly index: number;
  readonly name: string;
  readonly group: string;
}

export interface ChosenClasses {
  readonly classes: readonly ChosenClass[];
  /** Null for a symbol without a class, unless all symbols are of one class. */
  indexOf(symbolClass: SymbolClassId | null): number | null;
}

export interface RegionClasses {
  readonly classes: readonly ChosenClass[];
  /** @param placement how a formula stands in its text; null where nobody said it */
  classOf(placement: 'inline' | 'isolated' | null): ChosenClass;
}

const formula = { name: 'formula', group: 'formula' };

/**
 * The classes of regions of formulas: one class `formula`; or `inline`, `isolated`, as published page sets number them (0
 * and 1), and behind them `formula` for those of which nobody said how they stand, so that no number depends on what
 * there is.
 */
export function chooseRegionClasses(choice: DatasetOptions['regions']): RegionClasses {
  if (choice === 'one') {
    const only: ChosenClass = { index: 0, ...formula };
    return { classes: [only], classOf: () => only };
  }
  const of = {
    inline: { index: 0, name: 'inline', group: 'formula' },
    isolated: { index: 1, name: 'isolated', group: 'formula' },
    unknown: { index: 2, ...formula },
  } as const satisfies Record<string, ChosenClass>;
  return { classes: Object.values(of), classOf: (placement) => of[placement ?? 'unknown'] };
}

/**
 * The classes of a dataset: the frozen class map by training index; its groups by the number that they keep in later
 * releases; or one class `symbol`.
 */
export function chooseClasses({ classes, groups }: ReleaseReader, choice: DatasetOptions['classes']): ChosenClasses {
  if (choice === 'one') return { classes: [{ index: 0, name: 'symbol', group: 'symbol' }], indexOf: () => 0 };
  const classOf = indexClasses(classes);
  if (choice === 'all') {
    return {
      classes: classes.map(({ trainingIndex, label, group }) => ({ index: trainingIndex, name: label, group })),
      indexOf: (symbolClass) => (symbolClass === null ? null : classOf(symbolClass).trainingIndex),
    };
  }
  const indices = new Map(groups.map((group, index) => [group, index]));
  return {
    classes: groups.map((group, index) => ({ index, name: group, group })),
    indexOf: (symbolClass) => (symbolClass === null ? null : (indices.get(classOf(symbolClass).group) ?? null)),
  };
}
