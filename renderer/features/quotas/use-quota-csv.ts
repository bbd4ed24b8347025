import { useText } from '#renderer/i18n/use-text.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { quotaCsv } from './quota-csv.ts';
import type { QuotaRow } from './quota-rows.ts';
import { useQuotaName } from './use-selection-name.ts';

/** Writes rows of a quota table as CSV, in the words of the screen. */
export function useQuotaCsv(schema: ProjectSchema): (rows: readonly QuotaRow[]) => string {
  const t = useText('quotas');
  const status = useText('status');
  const nameOf = useQuotaName(schema);
  return (rows) =>
    quotaCsv(rows, {
      selection: t('selection'),
      unit: t('counts'),
      formulas: t('countsFormulas'),
      symbols: t('countsSymbols'),
      target: t('target'),
      due: t('due'),
      status: (name) => status(name),
      nameOf: (row) => nameOf(row.selection),
    });
}
