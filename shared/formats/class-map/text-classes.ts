import { trimLatex } from '#shared/latex/trim-latex.ts';
import type { ClassEntry, ParsedClasses } from './class-list.ts';

/**
 * What a text file can hold: `names` a line each, `either` that or class and label, or `numbered`: names, or the number
 * of a class and its name, as the lists beside labels do, whose names may be of several words.
 */
export type TextForm = 'names' | 'either' | 'numbered';

/**
 * Classes in a text file. `class → label` (or `=>`, or a tab between them) makes a map; so do two words on every line;
 * otherwise each line is a name, the first one of class 0.
 */
export function parseTextClasses(text: string, form: TextForm): ParsedClasses {
  const lines = text.split(/\r\n|\n|\r/).map(trimLatex);
  while (lines.at(-1) === '') lines.pop();
  if (form === 'names') return namesOf(lines);
  const marked = lines.some((line) => splitAtMark(line) !== null);
  const filled = lines.flatMap((line, index) => (line === '' ? [] : [{ line, number: index + 1 }]));
  const entries: ClassEntry[] = [];
  for (const { line, number } of filled) {
    const pair = marked ? splitAtMark(line) : splitAtSpace(line);
    if (form === 'numbered' && !marked && !/^\d+$/.test(pair?.[0] ?? '')) return namesOf(lines);
    if (pair !== null) entries.push({ name: pair[0], label: pair[1], line: number });
    else if (marked) return { problem: `"${line.slice(0, 40)}" is no "class → label"`, line: number };
    else return namesOf(lines);
  }
  return { kind: 'map', entries };
}

function namesOf(lines: readonly string[]): ParsedClasses {
  const blank = lines.indexOf('');
  if (blank >= 0) return { problem: `the line is blank, so class ${blank} has no name`, line: blank + 1 };
  return { kind: 'names', names: lines };
}

function splitAtMark(line: string): readonly [string, string] | null {
  const mark = /\t|→|=>/.exec(line);
  if (mark === null) return null;
  const name = line.slice(0, mark.index).trim();
  const label = trimLatex(line.slice(mark.index + mark[0].length));
  return name === '' || label === '' ? null : [name, label];
}

function splitAtSpace(line: string): readonly [string, string] | null {
  const space = line.search(/\s/);
  return space < 0 ? null : [line.slice(0, space), trimLatex(line.slice(space))];
}
