import type { QuotaProgress } from '#schemas/contract/quotas.ts';
import { formatTable } from './table.ts';

/** Quotas as a table: selection, accepted against target, and the work that stands beside it. */
export function formatQuotas(quotas: readonly (QuotaProgress & { readonly selection: string })[]): string {
  const rows = quotas.map(({ selection, quota, accepted, byStatus }) => [
    selection,
    accepted,
    `of ${quota.target} ${quota.unit}s`,
    `${Math.floor((accepted / quota.target) * 100)} %`,
    byStatus.submitted,
    byStatus.drafted,
    byStatus.returned,
    byStatus.absent,
    quota.due ?? '',
  ]);
  return formatTable([['selection', 'accepted', '', '', 'submitted', 'drafted', 'returned', 'absent', 'due'], ...rows]);
}
