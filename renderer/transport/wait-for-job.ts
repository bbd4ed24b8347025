import type { Job } from '#schemas/contract/jobs.ts';
import type { JobId } from '#schemas/domain/id.ts';
import { client } from './client.ts';
import { waitFor } from './live-events.ts';
import { isWorthRetrying } from './shown-error-of.ts';

const askAgainAfterMs = 1000;

/**
 * The job once it has ended. Where the stream that tells of it breaks, it is asked for again.
 *
 * @param hear is told of the job as it is, again and again while it runs
 */
export async function waitForJob(id: JobId, hear: (job: Job) => void = () => {}): Promise<Job> {
  for (;;) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one stream after the other
      for await (const job of await client.jobs.watch({ job: id })) {
        if (job.state !== 'running') return job;
        hear(job);
      }
    } catch (error) {
      if (!isWorthRetrying(error)) throw error;
    }
    // oxlint-disable-next-line no-await-in-loop
    await waitFor(askAgainAfterMs, new AbortController().signal);
  }
}
