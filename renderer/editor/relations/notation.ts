import type { SymbolClassId } from '#schemas/domain/id.ts';
import { defaultLatexPolicy, type LatexPolicy } from '#schemas/domain/latex-policy.ts';

/** Label of a class; null: unlabelled, or not known. */
export type LabelOf = (symbolClass: SymbolClassId | null) => string | null;

/** How a project writes: what its classes are called, and what it holds for the same LaTeX. One object while nothing of it changes. */
export interface Notation {
  readonly labelOf: LabelOf;
  readonly policy: LatexPolicy;
}

/** Before the classes of the project are known. */
export const noNotation: Notation = { labelOf: () => null, policy: defaultLatexPolicy };
