import { AppError } from '#schemas/domain/app-error.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { reason } from '#schemas/domain/reason.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';

/** Finds the class of a symbol in the frozen class map. */
export type ClassOf = (symbolClass: SymbolClassId) => TrainingClass;

/** @throws AppError `internal` for a class that the map lacks: freezing gives every class of its symbols an index. */
export function indexClasses(classes: readonly TrainingClass[]): ClassOf {
  const byId = new Map(classes.map((trainingClass) => [trainingClass.symbolClass, trainingClass]));
  return (symbolClass) => {
    const found = byId.get(symbolClass);
    if (!found) throw new AppError('internal', `The class map of the release lacks the class ${symbolClass}.`);
    return found;
  };
}

export const symbolWithoutClass = reason('symbol-without-class', 'A symbol was accepted without a class.');
