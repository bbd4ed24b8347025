import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { ReadingOptions } from '../reading/source-reader.ts';
import { formulaClasses } from './formula-classes.ts';
import { namesFormulas, placementNamed } from './formula-names.ts';
import type { PlacedBoxPage } from './read-boxes.ts';

/**
 * The boxes that are formulas, of sources whose boxes are to be regions: those of the classes that are (see
 * `formulaClasses`). That others (texts, tables, pictures) are left out is no fault of a page. Boxes without a label are
 * taken.
 *
 * @param classMap a class is one of formulas, too, where it says so
 * @param declared classes that the files list, whether or not boxes have them: where one is of formulas, boxes of others
 * are none, also on pages without a formula
 */
export function formulaBoxes<Found extends PlacedBoxPage>(
  described: readonly Found[],
  classMap: ReadingOptions['classMap'],
  declared: Iterable<string> = [],
): { readonly found: readonly Found[]; readonly notices: readonly QuarantinedSource[] } {
  const called = new Map(Object.entries(classMap ?? {}));
  const found = described.map((one) => calledFormulas(one, called));
  const counts = new Map<string, number>();
  for (const name of declared) {
    const label = labelCalled(name, called);
    if (namesFormulas(label) === 'surely') counts.set(label, 0);
  }
  for (const { page } of found)
    for (const { label } of page.boxes) if (label !== '') counts.set(label, (counts.get(label) ?? 0) + 1);
  const [first] = found;
  if (!first) return { found, notices: [] };
  const { file } = first.page;
  const classes = [...counts].map(([label, count]) => ({ key: label, names: [label], shown: `${label} (${count})` }));
  const { others, notices } = formulaClasses(file, classes);
  return {
    found: others.size === 0 ? found : found.map((one) => withoutClasses(one, others)),
    notices: notices.map((notice) => ({ source: file, reason: notice })),
  };
}

function withoutClasses<Found extends PlacedBoxPage>(one: Found, classes: ReadonlySet<string>): Found {
  return { ...one, page: { ...one.page, boxes: one.page.boxes.filter(({ label }) => !classes.has(label)) } };
}

/** Labels of which the class map says that they name formulas become what it says; all others stay. */
function calledFormulas<Found extends PlacedBoxPage>(one: Found, classMap: ReadonlyMap<string, string>): Found {
  if (classMap.size === 0) return one;
  const boxes = one.page.boxes.map((box) => ({ ...box, label: labelCalled(box.label, classMap) }));
  return { ...one, page: { ...one.page, boxes } };
}

function labelCalled(label: string, classMap: ReadonlyMap<string, string>): string {
  const called = classMap.get(label) ?? '';
  return placementNamed(called) === undefined ? label : called;
}
