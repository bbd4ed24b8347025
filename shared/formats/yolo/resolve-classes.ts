import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { ClassNames } from './class-names.ts';

/** What is known of the classes of a YOLO source. */
export interface YoloClasses {
  /** `null` where no list came with the source. */
  readonly names: ClassNames | null;
  /** Label by class number; a class that is missing has none. `null` where nothing says what the numbers mean. */
  readonly labels: ReadonlyMap<number, string> | null;
}

export type ResolvedClasses =
  | { readonly kind: 'classes'; readonly classes: YoloClasses; readonly notices: readonly Reason[] }
  | { readonly kind: 'refused'; readonly reason: Reason };

/**
 * Joins the class list of a YOLO source with a class map. The keys of the map are class names where at least one of
 * them is no number, class numbers otherwise. Without a map each name is its own label. Refused: a map of names for a
 * source without a class list, a map of numbers that are names as well and would mean something else, and symbols of
 * which nothing says what their classes are.
 *
 * @param names class list that came with the source (classes.txt, data.yaml)
 * @param classMap label of each class, by name or by number
 */
export function resolveClasses(
  names: ClassNames | null,
  classMap: ReadonlyMap<string, string> | null,
  as: 'symbols' | 'regions',
): ResolvedClasses {
  if (classMap === null && names === null) return as === 'symbols' ? refuseUnknown() : conventionalRegions();
  if (classMap === null) {
    return { kind: 'classes', classes: { names, labels: names }, notices: [] };
  }
  const byNumber = [...classMap.keys()].every((key) => /^\d+$/.test(key));
  if (!byNumber && names === null) {
    const message =
      'The class map names classes, but no classes.txt or data.yaml beside the labels says which number has which name. Write class numbers into the map.';
    return { kind: 'refused', reason: reason('class-map-without-names', message) };
  }
  const numbered = byNumber ? labelsByNumber(classMap) : labelsByName(names ?? new Map(), classMap);
  const ambiguous = byNumber && [...(names ?? [])].some(([number, name]) => differs(name, number, classMap));
  if (ambiguous) {
    const message =
      'The keys of the class map are class numbers and class names at the same time and mean different classes. Give the classes names that are no numbers, or order the list by number.';
    return { kind: 'refused', reason: reason('class-map-ambiguous', message) };
  }
  return { kind: 'classes', classes: { names, labels: numbered }, notices: reportMissing(names, numbered) };
}

function refuseUnknown(): ResolvedClasses {
  const message =
    'Nothing says what the class numbers of the label files mean. Give a class map (class → LaTeX), put a classes.txt beside the labels, or import them as regions if their rows are formula regions.';
  return { kind: 'refused', reason: reason('yolo-classes-unknown', message) };
}

function conventionalRegions(): ResolvedClasses {
  const message =
    'No class list came with the label files: in rows of four corners class 0 was taken as inline and class 1 as isolated. Give a class map if they mean something else.';
  return {
    kind: 'classes',
    classes: { names: null, labels: null },
    notices: [reason('yolo-region-convention', message)],
  };
}

function labelsByNumber(classMap: ReadonlyMap<string, string>): ReadonlyMap<number, string> {
  return new Map([...classMap].map(([key, label]) => [Number(key), label]));
}

function labelsByName(names: ClassNames, classMap: ReadonlyMap<string, string>): ReadonlyMap<number, string> {
  const labels = new Map<number, string>();
  for (const [number, name] of names) {
    const label = classMap.get(name);
    if (label !== undefined) labels.set(number, label);
  }
  return labels;
}

/** Whether a class gets one label when keys are read as names and another when they are read as numbers. */
function differs(name: string, number: number, classMap: ReadonlyMap<string, string>): boolean {
  const byName = classMap.get(name);
  return byName !== undefined && byName !== classMap.get(String(number));
}

function reportMissing(names: ClassNames | null, labels: ReadonlyMap<number, string>): Reason[] {
  const missing = [...(names ?? [])].flatMap(([number, name]) => (labels.has(number) ? [] : [`${number} (${name})`]));
  if (missing.length === 0) return [];
  const classes = missing.join(', ');
  const message = `The class map has no label for these classes of the class list: ${classes}. Rows of them are left out until it has.`;
  return [reason('class-map-incomplete', message, { classes, count: missing.length })];
}
