import type { DelimiterNode, LatexArgument, SymbolNode } from '../tree.ts';
import { lastRange, type ParserState, peek, reportError, take } from './parser-state.ts';
import type { LatexToken } from './token.ts';

const units = /^(?:pt|pc|in|bp|cm|mm|dd|cc|sp|em|ex|mu|px)$/;
const lengthCommand =
  /^\\(?:(?:normal)?baselineskip|jot|(?:small|med|big)skipamount|parskip|(?:line|text|column)width|arraycolsep|dimen|unitlength|(?:thin|med|thick)muskip)$/;
const numberInLength = /^[+-]?(?:\d+[.,]?\d*|[.,]\d+)?/;
const fill = /^fil{1,3}$/;

/** Longest length in brackets that is looked for behind `\\`, in tokens. */
const longestLength = 24;

/** Most tokens in brackets that are no formula: `[t]`, `[1.5cm]`. */
const longestBrackets = 64;

/** Takes `{…}` as it stands, inner braces balanced. Null, and nothing taken, where no brace opens. */
export function takeRawGroup(state: ParserState): LatexArgument | null {
  const open = take(state, 'open-brace');
  if (open === undefined) return null;
  const tokens: LatexToken[] = [];
  let depth = 1;
  for (;;) {
    const token = peek(state);
    if (token === undefined) {
      reportError(state, 'unclosed-group', open.range);
      return { kind: 'raw', tokens, open: open.range, close: null };
    }
    state.position++;
    if (token.kind === 'open-brace') depth++;
    if (token.kind === 'close-brace') depth--;
    if (depth === 0) return { kind: 'raw', tokens, open: open.range, close: token.range };
    tokens.push(token);
  }
}

/** Takes `[…]` as it stands. Null, and nothing taken, where no bracket opens or none closes it soon. */
export function takeRawBrackets(state: ParserState): LatexArgument | null {
  const open = peek(state);
  if (open?.text !== '[') return null;
  let depth = 0;
  const end = Math.min(state.tokens.length, state.position + longestBrackets);
  for (let position = state.position + 1; position < end; position++) {
    const token = state.tokens[position];
    if (token === undefined) break;
    if (token.kind === 'open-brace') depth++;
    if (token.kind === 'close-brace') depth--;
    if (depth < 0) break;
    if (depth === 0 && token.text === ']') {
      const tokens = state.tokens.slice(state.position + 1, position);
      state.position = position + 1;
      return { kind: 'raw', tokens, open: open.range, close: token.range };
    }
  }
  return null;
}

/** Whether the texts begin with a length in brackets, which behind `\\` is no content of the next row. */
export function beginsWithLength(texts: readonly string[]): boolean {
  const close = texts.indexOf(']');
  if (texts[0] !== '[' || close < 2) return false;
  const length = texts.slice(1, close).join('');
  const unit = length.replace(numberInLength, '');
  return lengthCommand.test(unit) || (units.test(unit) && unit.length < length.length);
}

/** Takes `*` and a length in brackets behind `\\`. */
export function skipLineBreakOptions(state: ParserState) {
  if (peek(state)?.text === '*') state.position++;
  const texts = state.tokens.slice(state.position, state.position + longestLength).map((token) => token.text);
  if (beginsWithLength(texts)) state.position += texts.indexOf(']') + 1;
}

/** Takes a length without braces, `-3pt plus 1fil` or `\baselineskip`; reports where none stands. */
export function takeDimension(state: ParserState, command: LatexToken): LatexArgument {
  const group = takeRawGroup(state);
  if (group !== null) return group;
  const first = state.position;
  takeLength(state);
  while (takeWord(state, 'plus') || takeWord(state, 'minus')) takeLength(state);
  const tokens = state.tokens.slice(first, state.position);
  if (tokens.length === 0) reportError(state, 'missing-dimension', command.range, { command: command.text });
  return { kind: 'raw', tokens, open: null, close: null };
}

function takeLength(state: ParserState) {
  while (/^[=+-]$/.test(peek(state)?.text ?? '')) state.position++;
  while (/^[\d.,]$/.test(peek(state)?.text ?? '')) state.position++;
  const letters = (count: number) =>
    state.tokens
      .slice(state.position, state.position + count)
      .map((token) => token.text)
      .join('');
  takeWord(state, 'true');
  const length = [5, 4, 3].find((count) => fill.test(letters(count))) ?? (units.test(letters(2)) ? 2 : 0);
  if (length > 0) state.position += length;
  else if (lengthCommand.test(peek(state)?.text ?? '')) state.position++;
}

/** Takes a word that is written in single characters. */
export function takeWord(state: ParserState, word: string): boolean {
  const tokens = state.tokens.slice(state.position, state.position + word.length);
  if (tokens.map((token) => token.text).join('') !== word || tokens.length !== word.length) return false;
  state.position += word.length;
  return true;
}

const delimiterCharacters = new Set('()[]/|.<>');
const angles = new Map([
  ['<', '\\langle'],
  ['>', '\\rangle'],
]);

/** Takes the delimiter behind `\left`, `\big` and their kin; `{(}` is taken as well. */
export function takeDelimiter(state: ParserState, command: LatexToken): DelimiterNode {
  const { position } = state;
  const brace = take(state, 'open-brace');
  const token = peek(state);
  const isDelimiter =
    token?.kind === 'command' || token?.kind === 'control-symbol' || delimiterCharacters.has(token?.text ?? '');
  if (token === undefined || !isDelimiter) return reportMissing(state, position, command);
  state.position++;
  if (brace !== undefined && take(state, 'close-brace') === undefined) return reportMissing(state, position, command);
  const range = { start: command.range.start, end: lastRange(state).end };
  return { kind: 'delimiter', delimiter: readDelimiter(token), range };
}

/** Whether a brace group of one delimiter comes next. */
export function isBracedDelimiter(state: ParserState): boolean {
  const [open, , close] = state.tokens.slice(state.position, state.position + 3);
  return open?.kind === 'open-brace' && close?.kind === 'close-brace';
}

function readDelimiter(token: LatexToken): SymbolNode | null {
  if (token.text === '.') return null;
  return { kind: 'symbol', text: angles.get(token.text) ?? token.text, range: token.range };
}

function reportMissing(state: ParserState, position: number, command: LatexToken): DelimiterNode {
  state.position = position;
  reportError(state, 'missing-delimiter', command.range, { command: command.text });
  return { kind: 'delimiter', delimiter: null, range: command.range };
}
