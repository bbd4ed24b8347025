import type { ReleaseId, Sha256, SplitId, Timestamp } from '#schemas/domain/id.ts';
import type { Release } from '#schemas/domain/release.ts';
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

export interface ReleaseRow {
  readonly id: ReleaseId;
  readonly number: number;
  readonly name: string;
  readonly note: string;
  readonly split_id: SplitId;
  readonly content_sha256: Sha256;
  readonly created_at: Timestamp;
  readonly canonicaliser_version: string;
  readonly pages: number;
  readonly formulas: number;
  readonly symbols: number;
  readonly train_formulas: number;
  readonly validation_formulas: number;
  readonly test_formulas: number;
}

export function releaseFromRow(row: ReleaseRow): Release {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    note: row.note,
    split: row.split_id,
    contentSha256: row.content_sha256,
    createdAt: row.created_at,
    canonicaliserVersion: row.canonicaliser_version,
    counts: {
      pages: row.pages,
      formulas: row.formulas,
      symbols: row.symbols,
      bySide: { train: row.train_formulas, validation: row.validation_formulas, test: row.test_formulas },
    },
  };
}
