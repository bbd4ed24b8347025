import type { ClassEntry, ParsedClasses } from './class-list.ts';

/** Classes in JSON: a list of names, an object class → label, or either of them under `names`. */
export function parseJsonClasses(text: string): ParsedClasses {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `no JSON: ${error instanceof Error ? error.message : String(error)}`, line: null };
  }
  const classes = isObject(value) && isContainer(value['names']) ? value['names'] : value;
  if (Array.isArray(classes)) return namesOf(classes);
  return isObject(classes)
    ? entriesOf(classes)
    : { problem: 'neither a list of names nor an object class → label', line: null };
}

function namesOf(values: readonly unknown[]): ParsedClasses {
  const names: string[] = [];
  for (const value of values) {
    if (typeof value !== 'string') return notText(JSON.stringify(value));
    names.push(value);
  }
  return { kind: 'names', names };
}

function entriesOf(classes: Readonly<Record<string, unknown>>): ParsedClasses {
  const entries: ClassEntry[] = [];
  for (const [name, label] of Object.entries(classes)) {
    // A number has already lost its form: 6.0 is 6 here.
    if (typeof label !== 'string') return notText(`${JSON.stringify(name)}: ${JSON.stringify(label)}`);
    entries.push({ name, label, line: null });
  }
  return { kind: 'map', entries };
}

function notText(shown: string): ParsedClasses {
  return { problem: `${shown} is no text; labels must be in quotes`, line: null };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
