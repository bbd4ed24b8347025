import type { ReleaseId, Sha256, SplitId, Timestamp } from '#schemas/domain/id.ts';
import type { Release } from '#schemas/domain/release.ts';

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
