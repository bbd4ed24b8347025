import type { SourceRange } from '../source-range.ts';
import type { LatexNode, Script, SymbolNode } from '../tree.ts';
import { takeArgument } from './parse-argument.ts';
import { lastRange, type ParserState, peek, reportError, take } from './parser-state.ts';
import type { LatexToken } from './token.ts';

const limitsCommands = new Set(['\\limits', '\\nolimits', '\\displaylimits']);

/** Whether a token continues what stands before it with a script. */
export function beginsScript(token: LatexToken | undefined): boolean {
  if (token === undefined) return false;
  const { kind, text } = token;
  return kind === 'superscript' || kind === 'subscript' || kind === 'prime' || limitsCommands.has(text);
}

/**
 * Parses the scripts behind a base, in either order; the base itself where there are none. As in LaTeX, primes and a
 * `^` right behind them are one superscript, and a second one is an error.
 */
export function parseScripts(state: ParserState, base: LatexNode | null): LatexNode {
  const start = base?.range.start ?? peek(state)?.range.start ?? 0;
  let limits: SymbolNode | null = null;
  let subscript: Script | null = null;
  let superscript: Script | null = null;
  for (let token = peek(state); token !== undefined && beginsScript(token); token = peek(state)) {
    if (token.kind === 'subscript') {
      const script = takeScript(state, token);
      if (subscript !== null) reportError(state, 'double-subscript', script.operator);
      subscript ??= script;
    } else if (token.kind === 'superscript' || token.kind === 'prime') {
      const script = takeScript(state, token);
      if (superscript !== null) reportError(state, 'double-superscript', script.operator);
      superscript ??= script;
    } else {
      state.position++;
      limits ??= { kind: 'symbol', text: token.text, range: token.range };
    }
  }
  const range = { start, end: lastRange(state).end };
  if (subscript === null && superscript === null) return base ?? { kind: 'group', body: [], range };
  return { kind: 'scripts', base, limits, subscript, superscript, range };
}

function takeScript(state: ParserState, first: LatexToken): Script {
  const primes: SourceRange[] = [];
  for (let prime = take(state, 'prime'); prime !== undefined; prime = take(state, 'prime')) primes.push(prime.range);
  const operator = primes.length > 0 ? take(state, 'superscript') : take(state, first.kind);
  const argument = operator === undefined ? null : takeArgument(state, operator, 'math', 1);
  return { operator: operator?.range ?? first.range, primes, argument };
}
