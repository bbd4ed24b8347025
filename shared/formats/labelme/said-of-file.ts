import { isObject } from '../reading/json-text.ts';

/** Flags of shapes that are read. */
const readFlags: ReadonlySet<string> = new Set(['inline', 'isolated', 'unusable', 'difficult']);

/**
 * Names of what a file says of its picture and its shapes besides boxes and labels, once for each time that it is said:
 * flags that are set, descriptions, groups, and attributes of X-AnyLabeling.
 */
export function saidOfFile(value: Readonly<Record<string, unknown>>): readonly string[] {
  const shapes = Array.isArray(value['shapes']) ? (value['shapes'] as readonly unknown[]).filter(isObject) : [];
  return [...saidOf(value), ...shapes.flatMap(saidOf)];
}

function saidOf(one: Readonly<Record<string, unknown>>): readonly string[] {
  const members = ['description', 'group_id'].filter((name) => isSaid(one[name]));
  return [...members, ...namesOf(one['flags']).filter((name) => !readFlags.has(name)), ...namesOf(one['attributes'])];
}

function namesOf(value: unknown): readonly string[] {
  return isObject(value) ? Object.keys(value).filter((name) => isSaid(value[name])) : [];
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== '';
}
