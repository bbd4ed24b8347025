import type { LatexError, LatexWarning } from '../problem.ts';
import { describeProblem } from '../problem-messages.ts';
import type { InfixNode, LatexNode } from '../tree.ts';
import { fontSwitches } from './command-signatures.ts';
import { lexLatex } from './lexer.ts';
import { isMathShift, stripMathShift } from './math-shift.ts';
import { takeGroup } from './parse-argument.ts';
import { parseCommand } from './parse-command.ts';
import { isLineBreak, parseEnvironment } from './parse-environment.ts';
import { infixCommands, takeInfix } from './parse-infix.ts';
import { skipLineBreakOptions, takeDelimiter } from './parse-plain-tex.ts';
import { beginsScript, parseScripts } from './parse-scripts.ts';
import {
  descend,
  type ListPlace,
  lastRange,
  type ParserState,
  peek,
  reportError,
  reportWarning,
  selectTokens,
} from './parser-state.ts';
import type { LatexToken } from './token.ts';

/** Longest LaTeX of one formula, in UTF-16 code units; published ones stay below 5,000. */
export const maximumLatexLength = 20_000;

/** The tree is whole only where there are no errors; with errors it holds what could be understood. */
export interface ParsedLatex {
  readonly body: readonly LatexNode[];
  readonly errors: readonly LatexError[];
  readonly warnings: readonly LatexWarning[];
}

/** Parses the LaTeX of one formula, with or without `$…$`, `\[…\]` around it. Never throws, whatever the text. */
export function parseLatex(source: string): ParsedLatex {
  if (source.length > maximumLatexLength) return refuseLength(source);
  const all = lexLatex(source);
  const state: ParserState = {
    source,
    tokens: stripMathShift(selectTokens(all)),
    errors: [],
    warnings: [],
    parseList,
    parseNucleus,
    position: 0,
    depth: 0,
    openLefts: 0,
    openEnvironments: 0,
    openTexts: 0,
  };
  for (const token of all) reportUnreadable(state, token);
  const body = [...parseList(state, 'top')];
  for (let token = peek(state); token !== undefined; token = peek(state)) {
    reportError(state, 'unexpected-close', token.range);
    state.position++;
    body.push({ kind: 'group', body: parseList(state, 'top'), range: token.range });
  }
  return { body, errors: state.errors, warnings: state.warnings };
}

function refuseLength(source: string): ParsedLatex {
  const range = { start: 0, end: source.length };
  const parameters = { length: source.length, limit: maximumLatexLength };
  return { body: [], errors: [describeProblem(source, 'too-long', { range, parameters })], warnings: [] };
}

function reportUnreadable(state: ParserState, { kind, range, text }: LatexToken) {
  if (kind === 'lone-backslash') reportWarning(state, 'lone-backslash', range);
  if (kind !== 'invalid') return;
  const codePoint = text.codePointAt(text.startsWith('\\') ? 1 : 0) ?? 0;
  const hexadecimal = codePoint.toString(16).toUpperCase().padStart(4, '0');
  reportError(state, 'invalid-character', range, { codePoint: `U+${hexadecimal}` });
}

/** A font change that is still open, and what it has reached so far. */
interface OpenFont {
  readonly token: LatexToken;
  readonly body: LatexNode[];
}

function parseList(state: ParserState, place: ListPlace): readonly LatexNode[] {
  let list: LatexNode[] = [];
  let font: OpenFont | null = null;
  let infix: Pick<InfixNode, 'name' | 'nameRange' | 'delimiters' | 'before'> | null = null;
  for (let token = peek(state); token !== undefined && !endsList(state, token, place); token = peek(state)) {
    if (infixCommands.has(token.text)) {
      if (infix !== null) reportError(state, 'ambiguous-fraction', token.range, { command: token.text });
      const taken = takeInfix(state, token);
      if (infix !== null) continue;
      closeFont(list, font);
      infix = { ...taken, before: list };
      list = [];
      font = font === null ? null : { token: font.token, body: [] };
    } else if (fontSwitches.has(token.text)) {
      state.position++;
      closeFont(list, font);
      font = { token, body: [] };
    } else if (!skipStray(state, token)) {
      (font?.body ?? list).push(parseItem(state, token));
    }
  }
  closeFont(list, font);
  if (infix === null) return list;
  const start = infix.before[0]?.range.start ?? infix.nameRange.start;
  return [{ kind: 'infix', ...infix, after: list, range: { start, end: lastRange(state).end } }];
}

function closeFont(list: LatexNode[], font: OpenFont | null) {
  if (font === null) return;
  const { token, body } = font;
  const range = { start: token.range.start, end: body.at(-1)?.range.end ?? token.range.end };
  list.push({ kind: 'switch', name: token.text, nameRange: token.range, body, range });
}

function endsList(state: ParserState, token: LatexToken, place: ListPlace): boolean {
  if (token.kind === 'close-brace') return true;
  if (token.kind === 'end') return state.openEnvironments > 0;
  if (token.text === '\\right') return state.openLefts > 0;
  if (place === 'cell') return token.kind === 'alignment' || isLineBreak(token);
  if (place === 'optional') return token.text === ']';
  return (place === 'of' && token.text === '\\of') || (place === 'over' && token.text === '\\over');
}

/** Takes what has no place in a list, and reports it; false, and nothing taken, for everything else. */
function skipStray(state: ParserState, token: LatexToken): boolean {
  const { kind, range, text } = token;
  if (isMathShift(token)) {
    if (state.openTexts === 0) reportWarning(state, 'misplaced-math-shift', range, { text });
  } else if (kind === 'alignment') reportError(state, 'misplaced-alignment', range);
  else if (kind === 'parameter') reportError(state, 'misplaced-parameter', range);
  else if (kind === 'end') reportError(state, 'unexpected-end', range, { environment: token.environment ?? '' });
  else if (text === '\\right') {
    reportError(state, 'unexpected-right', range);
    state.position++;
    takeDelimiter(state, token);
    return true;
  } else return false;
  state.position++;
  return true;
}

function parseItem(state: ParserState, token: LatexToken): LatexNode {
  if (beginsScript(token)) return parseScripts(state, null);
  state.position++;
  if (isLineBreak(token)) {
    skipLineBreakOptions(state);
    return { kind: 'symbol', text: token.text, range: token.range };
  }
  return parseScripts(state, parseNucleus(state, token));
}

function parseNucleus(state: ParserState, token: LatexToken): LatexNode {
  if (token.kind === 'open-brace') {
    state.position--;
    const group = takeGroup(state);
    return { kind: 'group', body: group?.body ?? [], range: { start: token.range.start, end: lastRange(state).end } };
  }
  if (token.kind === 'begin') {
    const otherwise: LatexNode = { kind: 'group', body: [], range: token.range };
    return descend(state, token.range, otherwise, () => parseEnvironment(state, token));
  }
  if (token.kind === 'prime') {
    const superscript = { operator: token.range, primes: [token.range], argument: null };
    return { kind: 'scripts', base: null, limits: null, subscript: null, superscript, range: token.range };
  }
  if (token.kind === 'command' || token.kind === 'control-symbol') return parseCommand(state, token);
  return { kind: 'symbol', text: token.text, range: token.range };
}
