import type { ImportedFormula } from '#schemas/formats/import-record.ts';
import { formulaClasses } from '../boxes/formula-classes.ts';
import { placementNamed } from '../boxes/formula-names.ts';
import type { YoloRow } from './parse-row.ts';
import type { YoloClasses } from './resolve-classes.ts';

type Placement = ImportedFormula['placement'];

/** Classes of CnMFD, whose label files (four corners a row) come without a class list. */
const conventional: readonly Placement[] = ['inline', 'isolated'];

/**
 * How a formula region stands on its page: by the label or name of its class; without any list of classes by CnMFD's
 * convention for rows of four corners (0 inline, 1 isolated). `null` where the class does not say. `undefined` for a
 * class that is not known.
 */
export function placementOf({ classNumber, form }: YoloRow, { names, labels }: YoloClasses): Placement | undefined {
  if (labels === null) {
    if (classNumber >= conventional.length) return undefined;
    return form === 'corners' ? (conventional[classNumber] ?? null) : null;
  }
  const label = labels.get(classNumber);
  if (label === undefined) return undefined;
  return placementNamed(label) ?? placementNamed(names?.get(classNumber) ?? '') ?? null;
}

/** Class numbers whose boxes are no formulas, where others are, and what a person should know; see `formulaClasses`. */
export function otherYoloClasses(
  { names, labels }: YoloClasses,
  source: string,
): ReturnType<typeof formulaClasses<number>> {
  const classes = [...(labels ?? [])].map(([number, label]) => {
    return { key: number, names: [label, names?.get(number) ?? ''], shown: label };
  });
  return formulaClasses(source, classes);
}
