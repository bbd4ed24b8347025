import { type LatexError, type LatexErrorCode, type LatexWarning, type LatexWarningCode } from '../problem.ts';
import { describeProblem } from '../problem-messages.ts';
import type { SourceRange } from '../source-range.ts';
import type { LatexNode } from '../tree.ts';
import { isTrivia, type LatexToken, type LatexTokenKind } from './token.ts';

/** Groups inside each other that are accepted: formulas have fewer than twenty. Bounds the depth of recursion. */
const maximumLatexDepth = 200;

/** Problems reported for one formula; more would not help anybody. */
export const mostProblems = 20;

/** What a list of nodes is the content of, which says what ends it. */
export type ListPlace = 'top' | 'group' | 'optional' | 'delimited' | 'cell' | 'of' | 'over';

/** Where the parser stands. One object for one parse; its parts are changed while the tree grows. */
export interface ParserState {
  readonly source: string;
  readonly tokens: readonly LatexToken[];
  readonly errors: LatexError[];
  readonly warnings: LatexWarning[];
  /** Parses nodes up to what ends a list at this place, which is left standing. */
  readonly parseList: (state: ParserState, place: ListPlace) => readonly LatexNode[];
  /** Parses one character, group, command or environment, without scripts. */
  readonly parseNucleus: (state: ParserState, token: LatexToken) => LatexNode;
  position: number;
  depth: number;
  openLefts: number;
  openEnvironments: number;
  openTexts: number;
}

const readAs = new Map<string, LatexTokenKind>([
  ['\\sp', 'superscript'],
  ['\\sb', 'subscript'],
  ['\\bgroup', 'open-brace'],
  ['\\egroup', 'close-brace'],
]);

function hasMeaning(token: LatexToken): boolean {
  return !isTrivia(token) && token.kind !== 'invalid' && token.kind !== 'lone-backslash';
}

/** The tokens that have a meaning, with commands that stand for `{ } ^ _` read as these. */
export function selectTokens(tokens: readonly LatexToken[]): LatexToken[] {
  return tokens.filter(hasMeaning).map((token) => ({ ...token, kind: readAs.get(token.text) ?? token.kind }));
}

export function peek(state: ParserState): LatexToken | undefined {
  return state.tokens[state.position];
}

/** Takes the next token if it is of this kind. */
export function take(state: ParserState, kind: LatexTokenKind): LatexToken | undefined {
  const token = peek(state);
  if (token?.kind !== kind) return undefined;
  state.position++;
  return token;
}

/** Place of the last token that was taken. */
export function lastRange(state: ParserState): SourceRange {
  return state.tokens[state.position - 1]?.range ?? { start: 0, end: 0 };
}

type Parameters = Readonly<Record<string, string | number>>;

export function reportError(state: ParserState, code: LatexErrorCode, range: SourceRange, parameters: Parameters = {}) {
  if (state.errors.length < mostProblems) state.errors.push(describeProblem(state.source, code, { range, parameters }));
}

export function reportWarning(
  state: ParserState,
  code: LatexWarningCode,
  range: SourceRange,
  parameters: Parameters = {},
) {
  if (state.warnings.length < mostProblems) {
    state.warnings.push(describeProblem(state.source, code, { range, parameters }));
  }
}

/**
 * Runs a part of the parser one level deeper. Too deep, it reports that, jumps to the end of the text and returns
 * `otherwise`, so that everything that is open ends at once.
 */
export function descend<Result>(state: ParserState, range: SourceRange, otherwise: Result, run: () => Result): Result {
  if (state.depth >= maximumLatexDepth) {
    state.errors.splice(0, state.errors.length);
    reportError(state, 'too-deep', range, { limit: maximumLatexDepth });
    state.position = state.tokens.length;
    return otherwise;
  }
  state.depth++;
  const result = run();
  state.depth--;
  return result;
}

/** Whether the text was left because it is too deep: what is still open then is no fault of its own. */
export function isAbandoned(state: ParserState): boolean {
  return state.errors[0]?.code === 'too-deep';
}
