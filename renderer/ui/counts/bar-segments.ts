import { type FormulaStatus, formulaStatuses } from '#schemas/domain/layer.ts';

/** From what counts to what has not begun; unusable formulas stand outside of every bar. */
export const barStatuses = ['accepted', 'submitted', 'drafted', 'returned', 'absent'] as const;
export type BarStatus = (typeof barStatuses)[number];

export interface BarSegment {
  readonly status: BarStatus;
  readonly count: number;
  /** Share of the bar's width, 0 to 1. */
  readonly share: number;
}

/** Counts by status as the wire gives them: a status without items may be left out. */
export type CountsByStatus = Readonly<Partial<Record<FormulaStatus, number>>>;

export function countOf(counts: CountsByStatus, status: FormulaStatus): number {
  return counts[status] ?? 0;
}

/** Everything but what is unusable. */
export function usableTotal(counts: CountsByStatus): number {
  return barStatuses.reduce((sum, status) => sum + countOf(counts, status), 0);
}

/** Adds counts up, status by status. */
export function sumOfCounts(all: readonly CountsByStatus[]): CountsByStatus {
  return Object.fromEntries(
    formulaStatuses.map((status) => [status, all.reduce((sum, counts) => sum + countOf(counts, status), 0)]),
  );
}

/**
 * Segments of a stacked bar whose full width stands for `full` items. Accepted items come first; what no longer fits is
 * cut off, so that a full bar always means that the target is reached.
 */
export function barSegments(counts: CountsByStatus, full: number): readonly BarSegment[] {
  const segments: BarSegment[] = [];
  let left = full;
  for (const status of barStatuses) {
    const count = countOf(counts, status);
    const shown = Math.min(count, left);
    if (shown > 0) segments.push({ status, count, share: shown / full });
    left -= shown;
  }
  return segments;
}
