import type { Reason } from '#schemas/domain/reason.ts';
import { entryProblem } from './report.ts';
import type { SourceFiles } from './source-reader.ts';

export type ReadJson =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'unreadable'; readonly reason: Reason };

/** What becomes of each value; it is told how a value without parts is written (ECMAScript 2026). */
export type Reviver = (key: string, value: unknown, written?: { readonly source?: string }) => unknown;

/**
 * A JSON file of a source.
 *
 * @param reviverFor what its values are read with, where its text asks for that
 */
export async function readJsonFile(
  files: SourceFiles,
  path: string,
  reviverFor: (text: string) => Reviver | undefined = () => undefined,
): Promise<ReadJson> {
  const decoded = await files.text(path);
  if (decoded.kind === 'undecodable') return { kind: 'unreadable', reason: decoded.reason };
  return parseJson(path, '', decoded.text, reviverFor(decoded.text));
}

export function parseJson(path: string, place: string, text: string, revive?: Reviver): ReadJson {
  try {
    const value: unknown = JSON.parse(text, revive);
    return { kind: 'json', value };
  } catch (error) {
    const mended = withoutNaN(text);
    if (mended !== text) return parseJson(path, place, mended, revive);
    const problem = `this is no JSON (${error instanceof Error ? error.message.slice(0, 120) : String(error)}); it may have been cut off: export it again, or mend it`;
    return { kind: 'unreadable', reason: entryProblem(path, place, problem, 'json-malformed') };
  }
}

/**
 * JSON text with null for what Python writes for numbers that are none: what needs the number is then left out by name, and
 * the rest is read.
 */
function withoutNaN(text: string): string {
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:NaN|Infinity)\b/g, (part) =>
    part.startsWith('"') ? part : 'null',
  );
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text of a member; a number in its place is text that lost its quotes and stays as JSON writes it. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

/** Whether text is JSON that holds named members, which no LaTeX does: `{"gt_parse": …}`, `[{"x": 10, …}]`. */
export function holdsJson(text: string): boolean {
  if (!/^\s*(\[\s*)?\{\s*"/.test(text)) return false;
  const read = parseJson('', '', text);
  return read.kind === 'json';
}

/** What is said of an entry whose LaTeX is such JSON. */
export const jsonNoLatex =
  'where its LaTeX should be stands JSON, which was left out; write the LaTeX alone, in a column latex, and import again';
