import { barStatuses, countOf } from '#renderer/ui/counts/bar-segments.ts';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import type { QuotaRow } from './quota-rows.ts';

export interface QuotaCsvWords {
  readonly selection: string;
  readonly unit: string;
  readonly formulas: string;
  readonly symbols: string;
  readonly target: string;
  readonly due: string;
  readonly status: (status: (typeof barStatuses)[number] | 'unusable') => string;
  readonly nameOf: (row: QuotaRow) => string;
}

/** Quantities against quotas as CSV: a line a row of the screen, every state in a column. */
export function quotaCsv(rows: readonly QuotaRow[], words: QuotaCsvWords): string {
  return toCsv(
    [words.selection, words.unit, words.target, ...barStatuses.map(words.status), words.status('unusable'), words.due],
    rows.map((row) => [
      words.nameOf(row),
      row.selection.unit === 'symbol' ? words.symbols : words.formulas,
      row.quota?.quota.target ?? '',
      ...barStatuses.map((status) => countOf(row.counts, status)),
      countOf(row.counts, 'unusable'),
      row.quota?.quota.due ?? '',
    ]),
  );
}
