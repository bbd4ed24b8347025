import type { MessageParameters } from '#schemas/domain/app-error.ts';
import type { SourceRange } from './source-range.ts';

/** Everything that can be wrong with the LaTeX of a formula. The set is closed: screens translate each of them. */
export const latexErrorCodes = [
  'too-long',
  'too-deep',
  'invalid-character',
  'forbidden-command',
  'unclosed-group',
  'unexpected-close',
  'missing-argument',
  'unclosed-optional',
  'missing-dimension',
  'missing-delimiter',
  'unclosed-left',
  'unexpected-right',
  'misplaced-middle',
  'missing-environment-name',
  'unclosed-environment',
  'environment-mismatch',
  'unexpected-end',
  'misplaced-alignment',
  'misplaced-rule',
  'misplaced-parameter',
  'double-superscript',
  'double-subscript',
  'ambiguous-fraction',
  'faulty-synonym',
] as const;

/** What may be meant, but is worth a look. */
export const latexWarningCodes = [
  'lone-backslash',
  'misplaced-math-shift',
  'unknown-command',
  'unknown-environment',
] as const;

export type LatexErrorCode = (typeof latexErrorCodes)[number];
export type LatexWarningCode = (typeof latexWarningCodes)[number];
export type LatexProblemCode = LatexErrorCode | LatexWarningCode;

/**
 * A problem at a place of the source. `line` and `column` count from 1, columns in characters (code points). `message`
 * is one English sentence; screens translate by `code` and `parameters`, which repeat the place.
 */
export interface LatexProblem<Code extends LatexProblemCode = LatexProblemCode> {
  readonly code: Code;
  readonly range: SourceRange;
  readonly line: number;
  readonly column: number;
  readonly parameters: MessageParameters;
  readonly message: string;
}
export type LatexError = LatexProblem<LatexErrorCode>;
export type LatexWarning = LatexProblem<LatexWarningCode>;
