import { codePointLength, endOfCharacter, isBlank, isInvalid } from './characters.ts';
import type { LatexToken, LatexTokenKind } from './token.ts';

const environmentMark = /\\(begin|end)\s*\{([A-Za-z*\s]+)\}/y;
const letters = /[A-Za-z]+/y;

const reserved = new Map<string, LatexTokenKind>([
  ['{', 'open-brace'],
  ['}', 'close-brace'],
  ['^', 'superscript'],
  ['_', 'subscript'],
  ['&', 'alignment'],
  ['$', 'math-shift'],
  ["'", 'prime'],
  ['~', 'tie'],
  ['#', 'parameter'],
]);

/**
 * Cuts LaTeX into tokens. Nothing is lost: the texts of all tokens, one after the other, are the source. Any text can
 * be cut; what is wrong with it is for the parser to say. Time and memory grow with the length of the source alone.
 */
export function lexLatex(source: string): LatexToken[] {
  const tokens: LatexToken[] = [];
  let start = 0;
  while (start < source.length) {
    const token = readToken(source, start);
    tokens.push(token);
    start = token.range.end;
  }
  return tokens;
}

function readToken(source: string, start: number): LatexToken {
  const unit = source.charAt(start);
  if (unit === '\\') return readBackslash(source, start);
  if (unit === '%') return makeToken('comment', source, start, endOfLine(source, start));
  if (isBlank(unit)) return makeToken('whitespace', source, start, endOfBlanks(source, start));
  const kind = reserved.get(unit);
  if (kind !== undefined) return makeToken(kind, source, start, start + 1);
  const codePoint = source.codePointAt(start) ?? 0;
  if (isInvalid(codePoint)) return makeToken('invalid', source, start, start + codePointLength(codePoint));
  return makeToken('character', source, start, endOfCharacter(source, start));
}

function readBackslash(source: string, start: number): LatexToken {
  environmentMark.lastIndex = start;
  const mark = environmentMark.exec(source);
  if (mark !== null) {
    const environment = (mark[2] ?? '').replace(/\s+/g, '');
    const kind = mark[1] === 'begin' ? 'begin' : 'end';
    if (environment !== '') return { ...makeToken(kind, source, start, environmentMark.lastIndex), environment };
  }
  letters.lastIndex = start + 1;
  if (letters.test(source)) return makeToken('command', source, start, letters.lastIndex);
  const codePoint = source.codePointAt(start + 1);
  if (codePoint === undefined) return makeToken('lone-backslash', source, start, start + 1);
  const end = start + 1 + codePointLength(codePoint);
  const isSpace = isBlank(source.charAt(start + 1));
  return makeToken(isInvalid(codePoint) && !isSpace ? 'invalid' : 'control-symbol', source, start, end);
}

function endOfLine(source: string, start: number): number {
  for (let end = start; end < source.length; end++) {
    const unit = source.charAt(end);
    if (unit === '\n' || unit === '\r') return end;
  }
  return source.length;
}

function endOfBlanks(source: string, start: number): number {
  let end = start;
  while (end < source.length && isBlank(source.charAt(end))) end++;
  return end;
}

function makeToken(kind: LatexTokenKind, source: string, start: number, end: number): LatexToken {
  return { kind, text: source.slice(start, end), range: { start, end } };
}
