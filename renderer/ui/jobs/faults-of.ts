import type { Job } from '#schemas/contract/jobs.ts';
import { VerifyReport } from '#schemas/contract/releases.ts';

/**
 * Faults that a job found in what it looked at: it has done its work, and yet what it says is no good news. An export
 * that is of another project counts as one.
 */
export function faultsOf({ kind, state, report }: Pick<Job, 'kind' | 'state' | 'report'>): number {
  if (kind !== 'verify' || state !== 'done') return 0;
  const parsed = VerifyReport.safeParse(report);
  if (!parsed.success) return 0;
  const { problems, isOfProject } = parsed.data;
  return problems.reduce((sum, { count }) => sum + count, isOfProject ? 0 : 1);
}
