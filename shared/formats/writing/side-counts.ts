import type { SplitSide } from '#schemas/domain/split.ts';

/** A count for each side, all 0. */
export function noItems(): Record<SplitSide, number> {
  return { train: 0, validation: 0, test: 0 };
}
