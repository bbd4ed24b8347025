import type { FormulaFilter } from '#schemas/contract/library.ts';
import type { QuotaOverview } from '#schemas/contract/quotas.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { QuotaRow } from '../quota-rows.ts';

/** Shows in the library what a figure counts. */
export type ShowFormulas = (
  filter: Pick<FormulaFilter, 'categories' | 'symbolClass'> &
    Partial<Pick<FormulaFilter, 'statuses'>> & { readonly tab?: 'formulas' | 'symbols' },
) => void;

/** What every view of the quota page is given. */
export interface QuotaViewProps {
  readonly schema: ProjectSchema;
  readonly overview: QuotaOverview;
  /** Shows the formulas that a figure counts. */
  readonly onShowFormulas: ShowFormulas;
  /** Opens the form of a quota. */
  readonly onEdit: (row: QuotaRow) => void;
  readonly canEdit: boolean;
}
