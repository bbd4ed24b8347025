import { ImportReport } from '#schemas/contract/imports.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import { RemovePagesButton } from '../acts/remove-pages-button.tsx';

/** Takes back the pages that an import made; nothing where it made none. */
export function TakeBackImport({ job }: { readonly job: Job }) {
  const report = ImportReport.safeParse(job.report);
  if (job.kind !== 'import' || !report.success || job.endedAt === null) return null;
  const { batch, imported } = report.data;
  if (batch === null || imported.pages === 0) return null;
  const during = { from: job.startedAt, until: job.endedAt };
  return <RemovePagesButton pages={{ import: { batch, during } }} asks="takeBackImport" />;
}
