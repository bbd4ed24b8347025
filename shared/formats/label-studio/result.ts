import { isObject, textOf } from '../reading/json-text.ts';

/** One result of an annotation: what was entered in one tag, for one region or for the picture. */
export type Result = Readonly<Record<string, unknown>>;

/** Types of results that say something of a region or of the picture, and have no shape. */
export const withoutShape: ReadonlySet<unknown> = new Set([
  'textarea',
  'choices',
  'number',
  'rating',
  'taxonomy',
  'datetime',
  'pairwise',
  'ranker',
]);

/** Where a value lies in its picture, as a key; null for what is entered for a picture as a whole and lies nowhere. */
export function placeOf(value: unknown): string | null {
  if (!isObject(value)) return null;
  const { x, y, width, height, radiusX, radiusY, points } = value;
  const place = [x, y, width, height, radiusX, radiusY, points];
  return place.every((member) => member === undefined) ? null : JSON.stringify(place);
}

/** The texts of a text area, each as it was entered. */
export function textsOf({ value }: Result): readonly string[] {
  const text = isObject(value) ? value['text'] : null;
  const texts: readonly unknown[] = Array.isArray(text) ? text : [text];
  return texts.flatMap((one) => textOf(one) ?? []);
}
