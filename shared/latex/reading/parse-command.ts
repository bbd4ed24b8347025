import { isKnownSymbol } from '../symbols/known-symbols.ts';
import type { DelimiterNode, LatexArgument, LatexNode } from '../tree.ts';
import { findSignature, forbiddenCommands } from './command-signatures.ts';
import { rowCommands } from './environments.ts';
import { takeArgument, takeGroup, takeOptional } from './parse-argument.ts';
import { parseRowCommand } from './parse-environment.ts';
import { isBracedDelimiter, takeDelimiter, takeRawBrackets } from './parse-plain-tex.ts';
import {
  descend,
  isAbandoned,
  type ListPlace,
  lastRange,
  type ParserState,
  peek,
  reportError,
  reportWarning,
} from './parser-state.ts';
import type { LatexToken } from './token.ts';

const environmentCommands = new Set(['\\begin', '\\end']);
const sizes = /^\\(?:big|Big|bigg|Bigg)[lrm]?$/;
const rules = new Set(['\\hline', '\\cline', '\\hdashline', '\\toprule', '\\midrule', '\\bottomrule', '\\cmidrule']);

/** Parses a command that has just been taken, with its arguments. */
export function parseCommand(state: ParserState, token: LatexToken): LatexNode {
  const { text } = token;
  if (forbiddenCommands.has(text)) reportError(state, 'forbidden-command', token.range, { command: text });
  if (environmentCommands.has(text)) {
    reportError(state, 'missing-environment-name', token.range, { command: text });
  }
  if (rules.has(text) && state.openEnvironments === 0) {
    reportError(state, 'misplaced-rule', token.range, { command: text });
  }
  if (text === '\\left') return parseLeft(state, token);
  if (text === '\\middle') return parseMiddle(state, token);
  if (sizes.test(text)) return parseSize(state, token);
  if (text === '\\root') return parseInfixMacro(state, token, 'of');
  if (text === '\\buildrel') return parseInfixMacro(state, token, 'over');
  const rowsOf = rowCommands.get(text);
  if (rowsOf !== undefined && peek(state)?.kind === 'open-brace') {
    const otherwise: LatexNode = { kind: 'group', body: [], range: token.range };
    return descend<LatexNode>(state, token.range, otherwise, () => parseRowCommand(state, token, rowsOf));
  }
  return parseArguments(state, token);
}

function parseArguments(state: ParserState, token: LatexToken): LatexNode {
  const signature = findSignature(token.text);
  if (signature === undefined) return parseUnsigned(state, token);
  if (peek(state)?.text === '*' && peek(state)?.range.start === token.range.end) state.position++;
  let optional: LatexArgument | null = null;
  if (signature.optional === 'math') optional = takeOptional(state, token);
  if (signature.optional === 'raw') optional = takeRawBrackets(state);
  while (signature.optional === 'raw' && takeRawBrackets(state) !== null);
  if (token.text === '\\not') skipThinSpaces(state);
  const taken = signature.arguments.map((kind, index) => takeArgument(state, token, kind, index + 1));
  return makeCommand(state, token, optional, taken);
}

/** `\not\!\!D`: the spaces pull the stroke over what comes behind them. */
function skipThinSpaces(state: ParserState) {
  while (/^\\[!,:;>/]$/.test(peek(state)?.text ?? '')) state.position++;
}

/** A symbol, or an unknown command: the brace groups behind that may be its arguments and stay with it. */
function parseUnsigned(state: ParserState, token: LatexToken): LatexNode {
  const symbol: LatexNode = { kind: 'symbol', text: token.text, range: token.range };
  if (isKnownSymbol(token.text) || forbiddenCommands.has(token.text)) return symbol;
  // What these two lack has been told.
  if (!environmentCommands.has(token.text)) {
    reportWarning(state, 'unknown-command', token.range, { command: token.text });
  }
  const groups: LatexArgument[] = [];
  for (let group = takeGroup(state); group !== null; group = takeGroup(state)) groups.push(group);
  return groups.length === 0 ? symbol : makeCommand(state, token, null, groups);
}

function makeCommand(
  state: ParserState,
  token: LatexToken,
  optional: LatexArgument | null,
  taken: readonly LatexArgument[],
): LatexNode {
  const range = { start: token.range.start, end: lastRange(state).end };
  return { kind: 'command', name: token.text, nameRange: token.range, optional, arguments: taken, range };
}

function parseLeft(state: ParserState, token: LatexToken): LatexNode {
  const left = takeDelimiter(state, token);
  state.openLefts++;
  const body = descend(state, token.range, [], () => state.parseList(state, 'delimited'));
  state.openLefts--;
  const closing = peek(state);
  let right: DelimiterNode | null = null;
  if (closing?.text === '\\right') {
    state.position++;
    right = takeDelimiter(state, closing);
  } else if (!isAbandoned(state)) {
    reportError(state, 'unclosed-left', token.range);
  }
  return { kind: 'delimited', left, body, right, range: { start: token.range.start, end: lastRange(state).end } };
}

/** `\big{(}` sizes the delimiter in the braces, `\big{(a)}` the first in them; other braces are left alone. */
function parseSize(state: ParserState, token: LatexToken): LatexNode {
  if (peek(state)?.kind !== 'open-brace' || isBracedDelimiter(state)) return takeDelimiter(state, token);
  return { kind: 'delimiter', delimiter: null, range: token.range };
}

function parseMiddle(state: ParserState, token: LatexToken): LatexNode {
  if (state.openLefts === 0) reportError(state, 'misplaced-middle', token.range);
  return takeDelimiter(state, token);
}

/** Plain TeX's `\root n \of {x}` is `\sqrt[n]{x}`, `\buildrel a \over b` is `\stackrel{a}{b}`. */
function parseInfixMacro(state: ParserState, token: LatexToken, place: ListPlace & ('of' | 'over')): LatexNode {
  const body = descend(state, token.range, [], () => state.parseList(state, place));
  const first: LatexArgument = { kind: 'nodes', body, open: null, close: null };
  const separator = peek(state);
  if (separator?.text === `\\${place}`) state.position++;
  else if (!isAbandoned(state))
    reportError(state, 'missing-argument', token.range, { command: token.text, ordinal: 2 });
  const second = takeArgument(state, token, 'math', 2);
  return place === 'of'
    ? makeCommand(state, { ...token, text: '\\sqrt' }, first, [second])
    : makeCommand(state, { ...token, text: '\\stackrel' }, null, [first, second]);
}
