import type { LatexToken } from './token.ts';

const closes = new Map([
  ['$', '$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
]);

/** Whether a token turns formula mode on or off: `$`, `\(`, `\]` … */
export function isMathShift(token: LatexToken): boolean {
  return token.kind === 'math-shift' || /^\\[()[\]]$/.test(token.text);
}

/** Takes pairs of `$`, `$$`, `\( \)` or `\[ \]` from the outside of a formula. */
export function stripMathShift(tokens: readonly LatexToken[]): readonly LatexToken[] {
  let start = 0;
  let end = tokens.length;
  for (;;) {
    const first = tokens[start]?.text;
    const last = tokens[end - 1]?.text;
    if (end - start < 2 || first === undefined || closes.get(first) !== last) return tokens.slice(start, end);
    start++;
    end--;
  }
}
