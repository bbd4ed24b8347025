import type { QuotaProgress } from '#schemas/contract/quotas.ts';
import { csvRow } from '#shared/formats/writing/csv.ts';
import { formatTable } from './table.ts';

/** Quotas as a table: selection, accepted against target, and the work that stands beside it. */
export function formatQuotas(quotas: readonly (QuotaProgress & { readonly selection: string })[]): string {
  const rows = quotas.map(({ selection, quota, accepted, byStatus }) => [
    selection,
    accepted,
    `of ${quota.target} ${quota.unit}s`,
    `${Math.floor((accepted / quota.target) * 100)}%`,
    byStatus.submitted,
    byStatus.drafted,
    byStatus.returned,
    byStatus.absent,
    quota.due ?? '',
  ]);
  return formatTable([['selection', 'accepted', '', '', 'submitted', 'drafted', 'returned', 'absent', 'due'], ...rows]);
}

type NamedQuota = QuotaProgress & { readonly selection: string };

const statuses = ['accepted', 'submitted', 'drafted', 'returned', 'absent', 'unusable'] as const;

/** The same figures as CSV: every status by itself, so that nothing is hidden in a sum. */
export function formatQuotaCsv(quotas: readonly NamedQuota[]): string {
  const rows = quotas.map(({ selection, quota, byStatus }) => [
    selection,
    quota.unit,
    quota.target,
    ...statuses.map((status) => byStatus[status]),
    quota.due ?? '',
    quota.costPerItem ?? '',
  ]);
  return [['selection', 'unit', 'target', ...statuses, 'due', 'cost'], ...rows].map(csvRow).join('').trimEnd();
}
