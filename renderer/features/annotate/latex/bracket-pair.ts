import { lexLatex } from '#shared/latex/reading/lexer.ts';
import type { LatexToken } from '#shared/latex/reading/token.ts';
import type { SourceRange } from '#shared/latex/source-range.ts';

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '\\{': '\\}' };
const closers = new Set(Object.values(closing));

/** `\\left` and `\\right` with their delimiters, as one token each. */
function joinFences(tokens: readonly LatexToken[]): readonly LatexToken[] {
  const joined: LatexToken[] = [];
  for (let place = 0; place < tokens.length; place += 1) {
    const token = tokens[place];
    if (!token) continue;
    const next = tokens[place + 1];
    if ((token.text === '\\left' || token.text === '\\right') && next && next.kind !== 'whitespace') {
      joined.push({
        kind: 'control-symbol',
        text: token.text + next.text,
        range: { start: token.range.start, end: next.range.end },
      });
      place += 1;
    } else joined.push(token);
  }
  return joined;
}

/** What a token would be closed by; null for one that opens nothing. */
function closerOf(token: LatexToken): string | null {
  if (token.kind === 'begin') return `end ${token.environment ?? ''}`;
  if (token.text.startsWith('\\left') && token.kind === 'control-symbol') return '\\right';
  return closing[token.text] ?? null;
}

function nameOf(token: LatexToken): string | null {
  if (token.kind === 'end') return `end ${token.environment ?? ''}`;
  if (token.kind === 'control-symbol' && token.text.startsWith('\\right')) return '\\right';
  return closers.has(token.text) ? token.text : null;
}

/** Two places of the source that belong together. */
export type BracketPair = readonly [SourceRange, SourceRange];

/**
 * The bracket, brace, `\left` or `\begin` at the caret with its other end; null where the caret stands at none, or at one
 * that has no other end. What stands before the caret comes first.
 */
export function bracketPairAt(source: string, caret: number): BracketPair | null {
  const open: LatexToken[] = [];
  const pairs: BracketPair[] = [];
  for (const token of joinFences(lexLatex(source))) {
    if (closerOf(token) !== null) {
      open.push(token);
      continue;
    }
    const name = nameOf(token);
    if (name === null) continue;
    const at = open.findLastIndex((each) => closerOf(each) === name);
    // An interval such as [0, 1) closes nothing: it leaves what is open around it.
    const opener = at < 0 ? undefined : open[at];
    if (!opener) continue;
    open.length = at;
    pairs.push([opener.range, token.range]);
  }
  const touches = ({ start, end }: SourceRange) => caret >= start && caret <= end;
  const found = pairs.filter(([first, last]) => touches(first) || touches(last));
  return found.find((pair) => pair.some(({ end }) => end === caret)) ?? found[0] ?? null;
}
