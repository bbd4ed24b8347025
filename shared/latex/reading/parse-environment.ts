import type { EnvironmentNode, LatexCell, LatexNode, LatexRow } from '../tree.ts';
import { findEnvironment } from './environments.ts';
import { takeArgument } from './parse-argument.ts';
import { skipLineBreakOptions, takeRawBrackets } from './parse-plain-tex.ts';
import { isAbandoned, lastRange, type ParserState, peek, reportError, reportWarning, take } from './parser-state.ts';
import type { LatexToken } from './token.ts';

const position = /^[tbcTBC]$/;

/** Parses an environment whose `\begin{…}` has just been taken. */
export function parseEnvironment(state: ParserState, begin: LatexToken): LatexNode {
  const name = begin.environment ?? '';
  const signature = findEnvironment(name);
  if (signature === undefined) reportWarning(state, 'unknown-environment', begin.range, { environment: name });
  const { columns: hasColumns, kind } = signature ?? { columns: false, kind: 'rows' };
  if (kind === 'rows') skipPosition(state);
  const columns = hasColumns ? takeArgument(state, begin, 'raw', 1) : null;
  state.openEnvironments++;
  const rows = parseRows(state);
  state.openEnvironments--;
  const end = take(state, 'end');
  if (end === undefined) {
    if (!isAbandoned(state)) reportError(state, 'unclosed-environment', begin.range, { environment: name });
  } else if (end.environment !== name) {
    reportError(state, 'environment-mismatch', end.range, { environment: name, found: end.environment ?? '' });
  }
  const range = { start: begin.range.start, end: lastRange(state).end };
  return { kind: 'environment', name, columns, rows, begin: begin.range, end: end?.range ?? null, range };
}

/**
 * Parses the rows of plain TeX's `\matrix{…}`, whose command has just been taken and whose brace opens next. The second
 * column of its `\cases` is text.
 */
export function parseRowCommand(state: ParserState, command: LatexToken, name: string): EnvironmentNode {
  const open = take(state, 'open-brace');
  state.openEnvironments++;
  if (command.text === '\\cases') state.openTexts++;
  const rows = parseRows(state);
  if (command.text === '\\cases') state.openTexts--;
  state.openEnvironments--;
  const close = take(state, 'close-brace');
  if (close === undefined && !isAbandoned(state)) reportError(state, 'unclosed-group', open?.range ?? command.range);
  const range = { start: command.range.start, end: lastRange(state).end };
  return { kind: 'environment', name, columns: null, rows, begin: command.range, end: close?.range ?? null, range };
}

/** Takes `[t]` and the like: how the whole stands on the line. Other brackets are content. */
function skipPosition(state: ParserState) {
  const first = state.position;
  const brackets = takeRawBrackets(state);
  const isPosition = brackets?.kind === 'raw' && brackets.tokens.length === 1;
  if (!isPosition || !position.test(brackets.tokens[0]?.text ?? '')) state.position = first;
}

function parseRows(state: ParserState): LatexRow[] {
  const rows: LatexRow[] = [];
  let cells: LatexCell[] = [];
  let row: LatexRow = { lineBreak: null, cells };
  let separator: LatexToken | undefined;
  for (;;) {
    cells.push({ separator: separator?.range ?? null, body: state.parseList(state, 'cell') });
    separator = take(state, 'alignment');
    if (separator !== undefined) continue;
    rows.push(row);
    const lineBreak = peek(state);
    if (lineBreak === undefined || !isLineBreak(lineBreak)) return rows;
    state.position++;
    if (lineBreak.text === '\\\\') skipLineBreakOptions(state);
    cells = [];
    row = { lineBreak: lineBreak.range, cells };
  }
}

/** Whether a token ends a row of an environment. */
export function isLineBreak(token: LatexToken): boolean {
  return token.text === '\\\\' || token.text === '\\cr' || token.text === '\\tabularnewline';
}
