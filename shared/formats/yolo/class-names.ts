import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { ClassList } from '../class-map/class-list.ts';

/** Name of each class by its number. */
export type ClassNames = ReadonlyMap<number, string>;

/** The code of lists that say different things. */
export const listsDiffer = 'yolo-class-lists-differ';

export type AgreedNames =
  /** `null`: no list came with the source. */
  { readonly kind: 'names'; readonly names: ClassNames | null } | { readonly kind: 'refused'; readonly reason: Reason };

/**
 * Class names of a YOLO source from the lists that came with it: plain lists, or maps from class number to name as in
 * data.yaml. Refused: a map whose keys are no class numbers, and two lists that differ.
 */
export function agreeOnNames(lists: readonly { readonly path: string; readonly list: ClassList }[]): AgreedNames {
  let first: { readonly path: string; readonly names: ClassNames } | null = null;
  for (const { path, list } of lists) {
    const names = list.kind === 'names' ? new Map(list.names.entries()) : namesByNumber(list.labels);
    if (names === null) {
      const message = `${path}: does not list the classes by their numbers, from 0. Write one name a line, or "names:" as in data.yaml.`;
      return { kind: 'refused', reason: reason('yolo-class-list-unreadable', message, { file: path }) };
    }
    first ??= { path, names };
    if (!isSame(first.names, names)) {
      const message = `${first.path} and ${path} list different classes, so nothing says which of them the labels mean. Remove the one that is wrong, or put each into the folder of its own dataset.`;
      return { kind: 'refused', reason: reason(listsDiffer, message, { file: first.path, other: path }) };
    }
  }
  return { kind: 'names', names: first?.names ?? null };
}

function namesByNumber(labels: ReadonlyMap<string, string>): ClassNames | null {
  const names = new Map<number, string>();
  for (const [key, name] of labels) {
    if (!/^\d+$/.test(key)) return null;
    names.set(Number(key), name);
  }
  return names;
}

function isSame(a: ClassNames, b: ClassNames): boolean {
  return a.size === b.size && [...a].every(([number, name]) => b.get(number) === name);
}
