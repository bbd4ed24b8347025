import type { FormulaId } from '#schemas/domain/id.ts';
import type { Reason } from '#schemas/domain/reason.ts';

/** What the last guided boxing came to; shown until the next, or until another formula is chosen. */
export type GuidedOutcome =
  | {
      readonly kind: 'boxed';
      readonly placed: number;
      readonly kept: number;
      readonly removed: number;
      /** Labels of the LaTeX that no ink was found for. */
      readonly missing: readonly string[];
      /** Labels without a class in the project. */
      readonly unknownLabels: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: Reason }
  | { readonly kind: 'failed'; readonly message: string };

export interface GuidedState {
  readonly isRunning: boolean;
  readonly formula: FormulaId | null;
  readonly outcome: GuidedOutcome | null;
}

export const notYet: GuidedState = { isRunning: false, formula: null, outcome: null };
