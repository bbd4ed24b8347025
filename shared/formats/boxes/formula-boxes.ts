import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { ReadingOptions } from '../reading/source-reader.ts';
import { placementNamed } from './formula-names.ts';
import type { PlacedBoxPage } from './read-boxes.ts';

/** How many classes a notice names. */
const mostNamed = 12;

/**
 * The boxes that are formulas, of sources whose boxes are to be regions: where some classes name formulas, those of the
 * others (texts, tables, pictures) are left out, which is no fault of a page. Where none does, every box is taken. Both
 * are told. Boxes without a label are taken.
 *
 * @param classMap a class is one of formulas, too, where it says so
 */
export function formulaBoxes<Found extends PlacedBoxPage>(
  described: readonly Found[],
  classMap: ReadingOptions['classMap'],
): { readonly found: readonly Found[]; readonly notices: readonly QuarantinedSource[] } {
  const found = described.map((one) => calledFormulas(one, new Map(Object.entries(classMap ?? {}))));
  const counts = new Map<string, number>();
  for (const { page } of found)
    for (const { label } of page.boxes) if (label !== '') counts.set(label, (counts.get(label) ?? 0) + 1);
  const others = [...counts].filter(([label]) => placementNamed(label) === undefined);
  const [first] = found;
  if (!first || others.length === 0) return { found, notices: [] };
  const { file } = first.page;
  const isOther = new Set(others.map(([label]) => label));
  const some = isOther.size < counts.size;
  const shown = others.map(([label, count]) => `${label} (${count})`);
  const notices = [{ source: file, reason: otherClasses(file, shown, some) }];
  if (!some) return { found, notices };
  return {
    found: found.map((one) => {
      const boxes = one.page.boxes.filter(({ label }) => !isOther.has(label));
      return { ...one, page: { ...one.page, boxes } };
    }),
    notices,
  };
}

/** Labels of which the class map says that they name formulas become what it says; all others stay. */
function calledFormulas<Found extends PlacedBoxPage>(one: Found, classMap: ReadonlyMap<string, string>): Found {
  if (classMap.size === 0) return one;
  const boxes = one.page.boxes.map((box) => {
    const label = classMap.get(box.label) ?? '';
    return placementNamed(label) === undefined ? box : { ...box, label };
  });
  return { ...one, page: { ...one.page, boxes } };
}

/**
 * What became of boxes of classes that name no formulas.
 *
 * @param areLeftOut false: none of the classes names formulas, so that all were taken
 */
export function otherClasses(file: string, classes: readonly string[], areLeftOut: boolean) {
  const listed = classes.length > mostNamed ? [...classes.slice(0, mostNamed), '…'] : classes;
  const parameters = { file, classes: listed.join(', '), count: classes.length };
  const message = areLeftOut
    ? `${file}: boxes of classes that name no formulas were left out: ${parameters.classes}. If one of them is of formulas, call it formula, there or in a class map, and import again.`
    : `${file}: no class is called formula, so the boxes of all classes were taken as formula regions: ${parameters.classes}. If only some are formulas, call their class formula, there or in a class map, and import again.`;
  return reason(areLeftOut ? 'other-classes-left-out' : 'classes-taken-as-formulas', message, parameters);
}
