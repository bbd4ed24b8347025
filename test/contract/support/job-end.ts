import type { Client } from '#electron/cli/connection/client.ts';
import type { Job, JobRef } from '#schemas/contract/jobs.ts';

/** Follows a job to its end. */
export async function endOf(client: Client, ref: JobRef): Promise<Job> {
  let last: Job | null = null;
  for await (const job of await client.jobs.watch(ref)) last = job;
  if (last === null || last.state === 'running') throw new Error('The stream of the job ended before the job.');
  return last;
}
