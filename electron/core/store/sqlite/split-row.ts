import type { SplitId } from '#schemas/domain/id.ts';
import { type Split, SplitRule } from '#schemas/domain/split.ts';

export interface SplitRow {
  readonly id: SplitId;
  readonly name: string;
  readonly seed: number;
  readonly train: number;
  readonly validation: number;
  readonly test: number;
  readonly by_writer: 0 | 1;
  readonly by_near_duplicate: 0 | 1;
  /** JSON of the whole rule; null in splits that are older than it. */
  readonly rule: string | null;
}

export function splitFromRow(row: SplitRow): Split {
  const { id, name, seed, train, validation, test } = row;
  if (row.rule !== null) return { id, name, ...SplitRule.parse(JSON.parse(row.rule)) };
  return {
    id,
    name,
    seed,
    ratios: { train, validation, test },
    grouping: { writer: row.by_writer === 1, nearDuplicate: row.by_near_duplicate === 1 },
  };
}
