import { reason } from '#schemas/domain/reason.ts';

/** Why pages of a release stand on no side. */
export const heldOutReasons = {
  'two-sides': reason(
    'held-out-of-split',
    'The page would join groups on two sides of the split, and so stands on none.',
  ),
  'locked-test': reason(
    'held-out-by-locked-test',
    'The page repeats the locked test set (picture, writer or page), and so stands on no side.',
  ),
  'named-test': reason(
    'held-out-named-test',
    'The page is named for the test set but linked to a page that stands elsewhere, and so stands on no side.',
  ),
} as const;

/** Why formulas of train were left out. */
export const droppedReason = reason(
  'same-expression-in-test',
  'The formula is written like one of the test set, and was left out of train.',
);
