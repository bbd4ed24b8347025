import type { QuotaGap } from '#schemas/contract/quotas.ts';
import { gapOf } from '#shared/quota/pace.ts';
import type { Project } from '../project/project.ts';
import { readHistories } from './quota-history.ts';
import { quotaProgress, readQuotaCounters } from './quotas.ts';

/** Every quota with its gap: widest share of the target first. */
export async function quotaGaps(project: Project, today: string): Promise<QuotaGap[]> {
  const rows = await project.store.schemaRecords();
  const progress = quotaProgress(rows, await readQuotaCounters(project, rows));
  const records = rows.map(({ record }) => record);
  const historyOf = await readHistories(
    project,
    records,
    progress.map(({ quota }) => quota),
  );
  return progress
    .map((each) => ({ ...each, ...gapOf(each.quota, each.accepted, historyOf(each.quota), today) }))
    .sort((a, b) => b.missing / b.quota.target - a.missing / a.quota.target || b.missing - a.missing);
}
