import { findSignature } from '#shared/latex/reading/command-signatures.ts';
import { findEnvironment } from '#shared/latex/reading/environments.ts';
import type { SourceRange } from '#shared/latex/source-range.ts';

/** Structures that are no symbol classes and that every formula may need. */
const structures = [
  '\\frac',
  '\\sqrt',
  '\\overline',
  '\\underline',
  '\\hat',
  '\\vec',
  '\\bar',
  '\\text',
  '\\mathrm',
  '\\mathbb',
  '\\operatorname',
  '\\binom',
  '\\left',
  '\\right',
  '\\quad',
  '\\cdots',
  '\\ldots',
  '\\hline',
] as const;
const environments = ['array', 'aligned', 'cases', 'matrix', 'pmatrix', 'bmatrix', 'vmatrix'] as const;

export interface Completion {
  /** As it is listed. */
  readonly label: string;
  /** What is written in place of what was typed. */
  readonly text: string;
  /** Where the caret goes, from the start of `text`. */
  readonly caret: number;
}

export interface Completions {
  /** What was typed of the command, from the backslash; UTF-16 places in the source. */
  readonly start: number;
  readonly end: number;
  readonly options: readonly Completion[];
}

const mostOptions = 8;

/**
 * The command that ends at the caret, so that it may still be on its way, with the name of its environment; null: none.
 * UTF-16 places in the source.
 */
export function commandAt(source: string, caret: number): SourceRange | null {
  const typed = /\\(?:(?:begin|end)\{[A-Za-z]*|[A-Za-z]*)$/.exec(source.slice(0, caret))?.[0];
  if (typed === undefined || /^[A-Za-z]/.test(source.slice(caret))) return null;
  const start = caret - typed.length;
  // The second half of \\ is a line break, no command.
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(source.slice(0, start))) return null;
  const isClosed = typed.includes('{') && source[caret] === '}';
  return { start, end: isClosed ? caret + 1 : caret };
}

/** The environment that is open at a place of the source, innermost; null: none. */
function openEnvironment(source: string, at: number): string | null {
  const open: string[] = [];
  for (const [, command, name = ''] of source.slice(0, at).matchAll(/\\(begin|end)\{([A-Za-z]+\*?)\}/g)) {
    if (command === 'begin') open.push(name);
    else if (open.at(-1) === name) open.pop();
  }
  return open.at(-1) ?? null;
}

/**
 * Commands that what stands before the caret may become: the classes of the project first, in their order. Null where no
 * command is being typed, or where the only one is typed out.
 */
export function completionsAt(source: string, caret: number, labels: readonly string[]): Completions | null {
  const command = commandAt(source, caret);
  if (command === null) return null;
  const { start, end } = command;
  const typed = source.slice(start, caret);
  const commands = [...new Set([...labels.filter((label) => /^\\[A-Za-z]+$/.test(label)), ...structures])];
  const closing = openEnvironment(source, start);
  const fitting = [
    ...(closing !== null && `\\end{${closing}}`.startsWith(typed) ? [commandCompletion(`\\end{${closing}}`)] : []),
    ...commands.filter((each) => each.startsWith(typed)).map(commandCompletion),
    ...environments.filter((name) => `\\begin{${name}}`.startsWith(typed)).map(environmentCompletion),
  ];
  const byLength = fitting.toSorted((a, b) => Number(b.label === typed) - Number(a.label === typed));
  const [only] = byLength;
  if (!only || (byLength.length === 1 && only.text === typed)) return null;
  return { start, end, options: byLength.slice(0, mostOptions) };
}

function commandCompletion(command: string): Completion {
  const braces = findSignature(command)?.arguments.length ?? 0;
  const text = `${command}${'{}'.repeat(braces)}`;
  return { label: command, text, caret: braces === 0 ? text.length : command.length + 1 };
}

function environmentCompletion(name: string): Completion {
  const opening = `\\begin{${name}}${findEnvironment(name)?.columns === true ? '{r}' : ''}`;
  return { label: `\\begin{${name}}`, text: `${opening}  \\end{${name}}`, caret: opening.length + 1 };
}
