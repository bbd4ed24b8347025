import { reason } from '#schemas/domain/reason.ts';
import { SymbolLabel } from '#schemas/domain/symbol-class.ts';
import { extensionOf } from '../path.ts';
import type { SourceText } from '../source-text.ts';
import type { ClassEntry, ClassListProblem, ParsedClasses, ReadClassList } from './class-list.ts';
import { parseJsonClasses } from './json-classes.ts';
import { parseTableClasses } from './table-classes.ts';
import { parseTextClasses, type TextForm } from './text-classes.ts';
import { parseYamlClasses } from './yaml-classes.ts';

/**
 * Reads a class map or a class list by its extension: `.json` (object class → label, or list of names), `.yaml` and
 * `.yml` (`names:` as in data.yaml), `.csv` and `.tsv` (two columns, or columns named class and label), anything else
 * as text (a name a line, or class and label a line). Labels are text and stay as they are written: `6.0`, `08`, `no`.
 *
 * @param textForm what anything else is read as
 */
export function readClassMap(source: SourceText, textForm: TextForm = 'either'): ReadClassList {
  const parsed = parse(source, textForm);
  if ('problem' in parsed) return refuse(source, parsed);
  const pairs =
    parsed.kind === 'names' ? parsed.names.map((label) => ({ name: '', label, line: null })) : parsed.entries;
  if (pairs.length === 0) return refuse(source, { problem: 'there is no class in it', line: null });
  const problem = checkLabels(pairs) ?? (parsed.kind === 'map' ? checkNames(pairs) : null);
  if (problem !== null) return refuse(source, problem);
  if (parsed.kind === 'names') return { kind: 'names', names: parsed.names };
  return { kind: 'map', labels: new Map(parsed.entries.map(({ name, label }) => [name, label])) };
}

function parse({ path, text }: SourceText, textForm: TextForm): ParsedClasses {
  if (text.trim() === '') return { problem: 'the file is empty', line: null };
  switch (extensionOf(path)) {
    case 'json':
      return parseJsonClasses(text);
    case 'yaml':
    case 'yml':
      return parseYamlClasses(text);
    case 'csv':
      return parseTableClasses(text, ',');
    case 'tsv':
      return parseTableClasses(text, '\t');
    case 'names':
      return parseTextClasses(text, 'names');
    default:
      return parseTextClasses(text, textForm);
  }
}

function checkLabels(pairs: readonly ClassEntry[]): ClassListProblem | null {
  const wrong = pairs.find(({ label }) => !SymbolLabel.safeParse(label).success);
  if (wrong === undefined) return null;
  return {
    problem: `"${wrong.label.slice(0, 40)}" is no usable label (empty, too long or with control characters)`,
    line: wrong.line,
  };
}

function checkNames(pairs: readonly ClassEntry[]): ClassListProblem | null {
  const seen = new Set<string>();
  for (const { name, line } of pairs) {
    if (seen.has(name)) return { problem: `the class "${name}" is there twice`, line };
    seen.add(name);
  }
  return null;
}

function refuse({ path }: SourceText, { problem, line }: ClassListProblem): ReadClassList {
  const where = line === null ? path : `${path}, line ${line}`;
  const message = `${where}: ${problem}, so the classes cannot be told. Mend the file and import again.`;
  const parameters = line === null ? { file: path, problem } : { file: path, problem, line };
  return { kind: 'refused', reason: reason('class-map-unreadable', message, parameters) };
}
