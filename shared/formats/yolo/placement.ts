import type { ImportedFormula } from '#schemas/formats/import-record.ts';
import type { YoloRow } from './parse-row.ts';
import type { YoloClasses } from './resolve-classes.ts';

type Placement = ImportedFormula['placement'];

const placements: ReadonlyMap<string, Placement> = new Map<string, Placement>([
  ['inline', 'inline'],
  ['embedding', 'inline'],
  ['embedded', 'inline'],
  ['isolated', 'isolated'],
  ['display', 'isolated'],
  ['displayed', 'isolated'],
]);

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
  return placements.get(label.toLowerCase()) ?? placements.get(names?.get(classNumber)?.toLowerCase() ?? '') ?? null;
}
