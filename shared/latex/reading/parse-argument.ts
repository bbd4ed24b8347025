import type { LatexArgument } from '../tree.ts';
import { type ArgumentKind, fontSwitches } from './command-signatures.ts';
import { infixCommands } from './parse-infix.ts';
import { takeDimension, takeRawGroup, takeWord } from './parse-plain-tex.ts';
import { descend, isAbandoned, type ParserState, peek, reportError, take } from './parser-state.ts';
import type { LatexToken } from './token.ts';

const startsNucleus = new Set(['open-brace', 'character', 'command', 'control-symbol', 'begin', 'tie', 'prime']);
const endsArgument: ReadonlySet<string> = new Set([
  '\\right',
  '\\middle',
  '\\cr',
  '\\\\',
  '\\of',
  '\\limits',
  '\\nolimits',
  '\\displaylimits',
  ...infixCommands,
  ...fontSwitches.keys(),
]);

/** Takes one argument of a command; reports where it is missing, and gives an empty one. */
export function takeArgument(
  state: ParserState,
  command: LatexToken,
  kind: ArgumentKind,
  ordinal: number,
  closer = '',
): LatexArgument {
  if (kind === 'dimension') return takeDimension(state, command);
  if (kind === 'raw') return takeRawGroup(state) ?? takeRawToken(state, command, ordinal);
  if (kind === 'math') return takeNodes(state, command, ordinal, closer);
  if (kind === 'box' && (takeWord(state, 'to') || takeWord(state, 'spread'))) takeDimension(state, command);
  state.openTexts++;
  const argument = takeNodes(state, command, ordinal, closer);
  state.openTexts--;
  return argument;
}

/** Takes `{…}` and parses what is in it; null, and nothing taken, where no brace opens. */
export function takeGroup(state: ParserState): (LatexArgument & { readonly kind: 'nodes' }) | null {
  const open = take(state, 'open-brace');
  if (open === undefined) return null;
  const body = descend(state, open.range, [], () => state.parseList(state, 'group'));
  const close = take(state, 'close-brace');
  if (close === undefined && !isAbandoned(state)) reportError(state, 'unclosed-group', open.range);
  return { kind: 'nodes', body, open: open.range, close: close?.range ?? null };
}

/** Takes `[…]` and parses what is in it; null, and nothing taken, where no bracket opens. */
export function takeOptional(state: ParserState, command: LatexToken): LatexArgument | null {
  const open = peek(state);
  if (open?.text !== '[') return null;
  state.position++;
  const body = descend(state, open.range, [], () => state.parseList(state, 'optional'));
  const close = peek(state);
  if (close?.text === ']') {
    state.position++;
    return { kind: 'nodes', body, open: open.range, close: close.range };
  }
  if (!isAbandoned(state)) reportError(state, 'unclosed-optional', open.range, { command: command.text });
  return { kind: 'nodes', body, open: open.range, close: null };
}

function takeNodes(state: ParserState, command: LatexToken, ordinal: number, closer: string): LatexArgument {
  const group = takeGroup(state);
  if (group !== null) return group;
  const token = peek(state);
  const isThere = token !== undefined && startsNucleus.has(token.kind) && !endsArgument.has(token.text);
  if (!isThere || token.text === closer) return reportMissing(state, command, ordinal);
  state.position++;
  const node = descend(state, token.range, null, () => state.parseNucleus(state, token));
  return { kind: 'nodes', body: node === null ? [] : [node], open: null, close: null };
}

function takeRawToken(state: ParserState, command: LatexToken, ordinal: number): LatexArgument {
  const token = take(state, 'character');
  return token === undefined
    ? reportMissing(state, command, ordinal)
    : { kind: 'raw', tokens: [token], open: null, close: null };
}

function reportMissing(state: ParserState, command: LatexToken, ordinal: number): LatexArgument {
  if (!isAbandoned(state)) {
    const range = { start: command.range.start, end: state.tokens[state.position - 1]?.range.end ?? command.range.end };
    reportError(state, 'missing-argument', range, { command: command.text, ordinal });
  }
  return { kind: 'nodes', body: [], open: null, close: null };
}
