import type { Box } from '#schemas/domain/geometry.ts';
import type { Reason } from '#schemas/domain/reason.ts';

/**
 * What can be wrong with the truth of a formula:
 * - `missing`: the LaTeX prints a symbol that nobody boxed
 * - `extra`: a box that the LaTeX prints no symbol for, or a second box on the same ink
 * - `wrong-class`: a box and the LaTeX name the same symbol differently
 * - `wrong-relation`: a symbol hangs on another one, or in another way, than the LaTeX or the place of its box says
 * - `wrong-order`: an order that somebody gave is another than that of the LaTeX
 * - `latex-differs`: the LaTeX is not what the layout tree says
 */
export type FindingKind = 'missing' | 'extra' | 'wrong-class' | 'wrong-relation' | 'wrong-order' | 'latex-differs';

export interface Finding<Id extends string = string> {
  readonly kind: FindingKind;
  readonly reason: Reason;
  /** 0 to 1: how likely something is wrong here. */
  readonly score: number;
  /** The symbols that it is about; none where one is missing or the LaTeX as a whole is meant. */
  readonly symbols: readonly Id[];
  /** Where to look, in the units of the boxes that were given; null where that is the whole formula. */
  readonly place: Box | null;
}
