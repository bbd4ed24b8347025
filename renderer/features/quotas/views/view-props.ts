import type { ShowInLibrary } from '#renderer/ui/library-link.ts';
import type { QuotaOverview } from '#schemas/contract/quotas.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { QuotaRow } from '../quota-rows.ts';

/** What every view of the quota page is given. */
export interface QuotaViewProps {
  readonly schema: ProjectSchema;
  readonly overview: QuotaOverview;
  /** Shows the formulas that a figure counts. */
  readonly onShowFormulas: ShowInLibrary;
  /** Opens the form of a quota. */
  readonly onEdit: (row: QuotaRow) => void;
  readonly canEdit: boolean;
}
