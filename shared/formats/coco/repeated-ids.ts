import type { Reason } from '#schemas/domain/reason.ts';
import { isObject, type Reviver, textOf } from '../reading/json-text.ts';
import { entryProblem } from '../reading/report.ts';

/** Ids are compared as text: tools write 7 and "7". */
export function keyOf(id: unknown): string {
  return textOf(id) ?? '';
}

const idMembers: ReadonlySet<string> = new Set(['id', 'image_id', 'category_id']);
const longId = /"(?:image_|category_)?id"\s*:\s*-?\d{16}/;

/**
 * Keeps ids as they are written that are longer than numbers are exact, such as hashes: two of them may be one number.
 * Looking at each value costs time, so only where there are such ids.
 */
export function keepLongIds(text: string): Reviver | undefined {
  if (!longId.test(text)) return undefined;
  return (key, value, written) => {
    const isLong = typeof value === 'number' && !Number.isSafeInteger(value);
    return isLong && idMembers.has(key) ? (written?.source ?? value) : value;
  };
}

/** What each id of a list is the id of, by a member that names it: one name, where no id is given to two. */
export function namesById(list: readonly unknown[], member: string): Map<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const one of list) {
    const name = isObject(one) ? textOf(one[member]) : null;
    if (!isObject(one) || name === null) continue;
    const id = keyOf(one['id']);
    const known = names.get(id) ?? [];
    if (!known.includes(name)) names.set(id, [...known, name]);
  }
  return names;
}

/** Why nothing is taken of pictures of which several have one id. */
export function imageIdRepeated(file: string, id: string, names: readonly string[], annotations: number): Reason {
  const images = listed(names);
  const problem = `several images have this id (${images}), so nothing says which of them the annotations (${annotations}) are of; they were left out: give each image an id of its own`;
  return entryProblem(file, `image_id ${id}`, problem, 'image-id-repeated', { images, count: annotations });
}

/** Why an annotation is left out whose category is one of several. */
export function categoryIdRepeated(file: string, place: string, id: string, names: readonly string[]): Reason {
  const categories = listed(names);
  const problem = `several categories have its category_id ${id} (${categories}), so nothing says which it is; the annotation was left out: give each category an id of its own`;
  return entryProblem(file, place, problem, 'category-id-repeated', { id, categories });
}

function listed(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 4), '…'] : names;
  return shown.join(', ');
}
