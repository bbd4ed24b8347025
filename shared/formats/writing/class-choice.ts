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
