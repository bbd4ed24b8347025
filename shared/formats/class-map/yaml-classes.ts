import type { ClassEntry, ClassListProblem, ParsedClasses } from './class-list.ts';
import { readYamlScalar } from './yaml-scalar.ts';

/**
 * Classes in YAML as Ultralytics writes them in data.yaml: `names:` with a list or a map, in block or flow style; or a
 * file that is nothing but such a map. Only this part of YAML is read; other keys beside `names` are left alone.
 */
export function parseYamlClasses(text: string): ParsedClasses {
  const lines = text.split(/\r\n|\n|\r/);
  const start = lines.findIndex(listsNames);
  if (start < 0) return parseBlock(lines, 0);
  const value = (lines[start] ?? '').replace(/^['"]?names['"]?\s*:/, '').trim();
  if (value.startsWith('[') || value.startsWith('{')) return parseFlow(value, lines, start);
  return parseBlock(blockAfter(lines, start), start + 1);
}

/** Whether a line, or one of several, begins the list of names. */
export function listsNames(text: string): boolean {
  return /^['"]?names['"]?\s*:/m.test(text);
}

/** Lines of a block: indented ones, or list items in the first column. */
function blockAfter(lines: readonly string[], start: number): readonly string[] {
  const end = lines.findIndex((line, index) => index > start && /^[^\s#-]/.test(line));
  return lines.slice(start + 1, end < 0 ? lines.length : end);
}

function parseBlock(lines: readonly string[], before: number): ParsedClasses {
  const names: string[] = [];
  const entries: ClassEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const number = before + index + 1;
    if (/^\s*(#|$)|^(---|\.\.\.)\s*$/.test(line)) continue;
    const item = /^\s*-\s+/.exec(line);
    if (item !== null) {
      const name = readYamlScalar(line, item[0].length, /$/);
      if (name === null) return quotes(number);
      names.push(name.text);
      continue;
    }
    const entry = readPair(line, number);
    if ('problem' in entry) return entry;
    entries.push(entry);
  }
  if (names.length > 0 && entries.length > 0) return { problem: 'list items and pairs are mixed', line: before + 1 };
  return names.length > 0 ? { kind: 'names', names } : { kind: 'map', entries };
}

function readPair(line: string, number: number): ClassEntry | ClassListProblem {
  const start = line.search(/\S/);
  const key = readYamlScalar(line, start, /:(\s|$)/);
  if (key === null) return quotes(number);
  const colon = /^\s*:\s*/.exec(line.slice(key.end));
  if (colon === null) return { problem: `"${line.trim().slice(0, 40)}" is no "class: label"`, line: number };
  const label = readYamlScalar(line, key.end + colon[0].length, /$/);
  return label === null ? quotes(number) : { name: key.text, label: label.text, line: number };
}

function parseFlow(first: string, lines: readonly string[], start: number): ParsedClasses {
  const isMap = first.startsWith('{');
  const close = isMap ? '}' : ']';
  const text = [first, ...lines.slice(start + 1)].join(' ');
  const names: string[] = [];
  const entries: ClassEntry[] = [];
  let at = skipBlanks(text, 1);
  while (text.charAt(at) !== close) {
    const scalar = readYamlScalar(text, at, isMap ? /:(\s|$)|[,}]/ : /[,\]]/);
    if (scalar === null || at >= text.length) return quotes(start + 1);
    at = skipBlanks(text, scalar.end);
    if (isMap) {
      if (text.charAt(at) !== ':') return { problem: `"${scalar.text}" has no label`, line: start + 1 };
      const label = readYamlScalar(text, skipBlanks(text, at + 1), /[,}]/);
      if (label === null) return quotes(start + 1);
      entries.push({ name: scalar.text, label: label.text, line: start + 1 });
      at = skipBlanks(text, label.end);
    } else {
      names.push(scalar.text);
    }
    if (text.charAt(at) === ',') at = skipBlanks(text, at + 1);
    else if (text.charAt(at) !== close)
      return { problem: `a comma or ${close} is missing after "${scalar.text}"`, line: start + 1 };
  }
  return isMap ? { kind: 'map', entries } : { kind: 'names', names };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  return at;
}

function quotes(line: number): ClassListProblem {
  return {
    problem: 'a quote is open, or a backslash in double quotes is not doubled; write labels in single quotes',
    line,
  };
}
