import type { LatexProblem, LatexProblemCode } from './problem.ts';
import type { SourceRange } from './source-range.ts';

/** Longest piece of the source that a sentence repeats, in characters. */
const longestExcerpt = 40;

/** English sentence of each code; `{name}` stands for a parameter. */
const sentences: Readonly<Record<LatexProblemCode, string>> = {
  'too-long': 'the formula has {length} characters, more than the {limit} that are accepted; split it into several',
  'too-deep': 'more than {limit} groups stand inside each other here; write the formula with fewer braces',
  'invalid-character': 'a character that cannot be printed stands here ({codePoint}); delete it',
  'lone-backslash': 'the lone backslash at the end is passed over; delete it or write \\backslash',
  'forbidden-command': '{command} programs TeX and is no part of a formula; write out what it stands for',
  'unclosed-group': 'the brace “{” that opens here is never closed; add “}”',
  'unexpected-close': 'this “}” closes nothing; delete it or add “{” before it',
  'missing-argument': '{command} needs argument {ordinal} here; write it in braces',
  'unclosed-optional': 'the bracket “[” behind {command} is never closed; add “]”',
  'missing-dimension': '{command} needs a length such as 2pt here',
  'missing-delimiter': '{command} needs a delimiter such as ( or \\{ or . here',
  'unclosed-left': 'this \\left has no \\right in the same group; add \\right with its delimiter, or “\\right.”',
  'unexpected-right': 'this \\right has no \\left in the same group; delete it or add \\left before it',
  'misplaced-middle': '\\middle stands outside \\left … \\right; use \\big or the delimiter alone',
  'missing-environment-name': '{command} needs the name of an environment in braces, such as {array}',
  'unclosed-environment': '\\begin{{environment}} has no \\end{{environment}}; add it',
  'environment-mismatch': '\\begin{{environment}} is closed by \\end{{found}}; make both names the same',
  'unexpected-end': '\\end{{environment}} has no \\begin{{environment}} before it; delete it',
  'misplaced-alignment': '“&” stands outside the cells of an environment; write \\& for the character',
  'misplaced-rule': '{command} stands outside the rows of an environment; move it into one',
  'misplaced-math-shift': '“{text}” inside the formula is passed over; delete it, or write \\$ for the character',
  'misplaced-parameter': '“#” has no meaning in a formula; write \\# for the character',
  'double-superscript': 'a second superscript follows the first; put braces around what belongs together',
  'double-subscript': 'a second subscript follows the first; put braces around what belongs together',
  'ambiguous-fraction': '{command} is the second of its kind in one group; put braces around the inner fraction',
  'faulty-synonym': 'the policy of the project replaces {command} by “{replacement}”, which is faulty LaTeX: {reason}',
  'unknown-command': '{command} is not a known LaTeX command; check its spelling',
  'unknown-environment': 'the environment “{environment}” is not known; check its spelling',
};

/** What a problem needs besides its place. */
export interface ProblemDetails {
  readonly range: SourceRange;
  readonly parameters?: Readonly<Record<string, string | number>>;
}

/** Builds a problem with its line, column and English sentence. */
export function describeProblem<Code extends LatexProblemCode>(
  source: string,
  code: Code,
  { range, parameters = {} }: ProblemDetails,
): LatexProblem<Code> {
  const { line, column } = findPlace(source, range.start);
  const excerpts = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, shorten(value)]));
  const filled = { ...excerpts, line, column };
  const message = `Line ${line}, column ${column}: ${fillSentence(sentences[code], filled)}.`;
  return { code, range, line, column, parameters: filled, message };
}

function fillSentence(sentence: string, parameters: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}

function shorten(value: string | number): string | number {
  if (typeof value === 'number') return value;
  const characters = Array.from(value.slice(0, 4 * longestExcerpt));
  return characters.length <= longestExcerpt ? value : `${characters.slice(0, longestExcerpt - 1).join('')}…`;
}

function findPlace(source: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = source.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 };
}
