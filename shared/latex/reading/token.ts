import type { SourceRange } from '../source-range.ts';

/**
 * - `command`: `\alpha`; `control-symbol`: `\{`, `\\`, `\,`
 * - `character`: one code point with the marks that combine with it
 * - `begin`, `end`: `\begin{array}`, `\end{array}` as a whole; `environment` is the name without spaces
 * - `prime`: `'`; `tie`: `~`; `parameter`: `#`
 * - `whitespace` (and invisible characters), `comment`: from `%` to the end of the line
 * - `lone-backslash`: a backslash that ends the text; `invalid`: half a surrogate pair, or a control character
 */
export type LatexTokenKind =
  | 'command'
  | 'control-symbol'
  | 'character'
  | 'open-brace'
  | 'close-brace'
  | 'superscript'
  | 'subscript'
  | 'alignment'
  | 'math-shift'
  | 'prime'
  | 'tie'
  | 'parameter'
  | 'begin'
  | 'end'
  | 'whitespace'
  | 'comment'
  | 'lone-backslash'
  | 'invalid';

/** One token; `text` is exactly the source text of `range`. */
export interface LatexToken {
  readonly kind: LatexTokenKind;
  readonly text: string;
  readonly range: SourceRange;
  /** Name of the environment; only on `begin` and `end`. */
  readonly environment?: string;
}

/** Tokens that LaTeX passes over in a formula. */
export function isTrivia(token: LatexToken): boolean {
  return token.kind === 'whitespace' || token.kind === 'comment';
}
