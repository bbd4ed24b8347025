import type { Box } from '#schemas/domain/geometry.ts';
import type { ReadBox } from '../boxes/read-boxes.ts';
import { isObject } from '../reading/json-text.ts';
import { type Fault, fault } from '../reading/report.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A label, or the number of a class that nothing gives a name. */
type ReadClass = { readonly label: string } | { readonly unnamed: number };

export interface ObjectBoxes {
  readonly boxes: readonly ReadBox[];
  /** The class numbers of boxes, of which nothing says what they are called. */
  readonly unnamed: readonly number[];
}

const labelFields = ['label', 'labels', 'category', 'categories', 'category_id', 'class', 'name'];
const boxFields = ['objects', 'annotations', 'boxes', 'bboxes'];

/**
 * The boxes of a sample as x, y, width and height under `bbox`, each with its label or category: in `objects`, as lists of
 * one length or as a list of objects, in `annotations` as a list of objects, or as lists of the sample itself. Null where
 * it has none; what may be boxes in another layout is reported.
 *
 * @param names names of categories that are given by number
 */
export function objectBoxes(
  fields: Fields,
  place: string,
  names: readonly string[] | null,
  report: (what: Fault) => void,
): ObjectBoxes | null {
  const objects = objectsOf(fields);
  if (objects === null) {
    for (const name of boxFields) if (mayHoldBoxes(fields[name])) report(boxesUnknown(name));
    return null;
  }
  const unnamed: number[] = [];
  const boxes = objects.flatMap((object: unknown, index): ReadBox[] => {
    const box = isObject(object) ? boxOf(object['bbox']) : null;
    if (!isObject(object) || box === null) {
      report(fault('object-box-unusable', `object ${index} has no box of four numbers; it was left out`, { index }));
      return [];
    }
    const found = classOf(
      labelFields.map((name) => object[name]).find((value) => value != null),
      names,
    );
    if ('unnamed' in found) unnamed.push(found.unnamed);
    const { placement } = object;
    return [
      {
        key: `${index}`,
        label: 'label' in found ? found.label : '',
        box,
        place: `${place}, object ${index}`,
        ...(placement === 'inline' || placement === 'isolated' ? { placement } : {}),
        ...(object['unusable'] === true ? { doubt: 'unusable' } : {}),
      },
    ];
  });
  return { boxes, unnamed };
}

/** A class as a sample has it, by name or number; without either it is that of a symbol that nobody named. */
export function classOf(value: unknown, names: readonly string[] | null): ReadClass {
  if (typeof value === 'string') return { label: value };
  if (typeof value !== 'number') return { label: '' };
  const label = names?.[value];
  return label === undefined ? { unnamed: value } : { label };
}

export function boxOf(value: unknown): Box | null {
  if (!Array.isArray(value) || value.length !== 4) return null;
  const [x, y, width, height] = value.map(Number);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return null;
  return [x, y, width, height].every(Number.isFinite) ? { x, y, width, height } : null;
}

function objectsOf(fields: Fields): readonly unknown[] | null {
  const { objects, annotations, bbox } = fields;
  if (Array.isArray(objects) && objects.every(isObject)) return objects;
  if (isObject(objects) && Array.isArray(objects['bbox'])) return eachOf(objects, objects['bbox'].length);
  if (Array.isArray(annotations) && annotations.some((one) => isObject(one) && 'bbox' in one)) return annotations;
  return Array.isArray(bbox) && bbox.some(Array.isArray) ? eachOf(fields, bbox.length) : null;
}

/** Objects of which each column is a list. */
function eachOf(columns: Fields, count: number): readonly Fields[] {
  const lists = Object.entries(columns).flatMap(([name, list]) => (Array.isArray(list) ? [{ name, list }] : []));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(lists.map(({ name, list }): [string, unknown] => [name, list[index]])),
  );
}

function mayHoldBoxes(value: unknown): boolean {
  if (isObject(value)) return Object.keys(value).length > 0;
  return Array.isArray(value) ? value.length > 0 : typeof value === 'string' && /^\s*[[{]./.test(value);
}

function boxesUnknown(name: string): Fault {
  const problem = `what it says under ${name} was left out, since nothing says how its boxes are written; write objects with bbox (x, y, width, height) and label`;
  return fault('boxes-unknown', problem, { name });
}
