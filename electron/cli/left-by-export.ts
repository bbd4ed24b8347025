import type { Job } from '#schemas/contract/jobs.ts';
import type { Client } from './connection/client.ts';

/** What an export that was cancelled leaves, as half a sentence: nothing, or the release that was frozen for it. */
export async function leftByExport(client: Client, { startedAt }: Pick<Job, 'startedAt'>): Promise<string> {
  const releases = (await client.releases.list()).map(({ release }) => release);
  const frozen = releases.find(({ createdAt }) => createdAt >= startedAt);
  if (!frozen) return 'nothing was written';
  return `nothing was written, and release ${frozen.number} “${frozen.name}”, which was frozen for it, stays`;
}
