import type { Job, JobRef } from '#schemas/contract/jobs.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { asLostConnection } from './connection/lost-connection.ts';
import type { ProjectWork } from './connection/with-project.ts';
import { ProgressLine } from './output/progress-line.ts';

/**
 * Follows a job to its end and shows how far it is. Ctrl+C cancels it; what was done by then is still reported, and
 * a second Ctrl+C ends the command at once.
 *
 * @throws AppError of a job that failed
 */
export async function runJob({ ownerClient }: ProjectWork, start: () => Promise<JobRef>): Promise<Job> {
  const line = new ProgressLine();
  const cancelled = Promise.withResolvers<void>();
  const cancel = () => cancelled.resolve();
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  try {
    const running = await start();
    const cancelling = cancelled.promise.then(async () => {
      process.stderr.write('\nCancelling…\n');
      await ownerClient.jobs.cancel(running);
    });
    const followed = follow(ownerClient, running, line);
    // A cancel that fails is told at once; one that works ends what is followed.
    const job = await Promise.race([followed, cancelling.then(() => followed)]);
    if (job.state !== 'failed' || !job.error) return job;
    throw new AppError(job.error.code, job.error.message, job.error.parameters);
  } finally {
    process.removeListener('SIGINT', cancel);
    process.removeListener('SIGTERM', cancel);
    line.clear();
  }
}

async function follow(client: ProjectWork['client'], ref: JobRef, line: ProgressLine): Promise<Job> {
  try {
    for await (const job of await client.jobs.watch(ref)) {
      if (job.state !== 'running') return job;
      line.show(job);
    }
    return await client.jobs.get(ref);
  } catch (error) {
    throw asLostConnection(error);
  }
}

/**
 * What a command says of a job that was cancelled; nothing of one that ran to its end.
 *
 * @param left What such a job leaves where it reports nothing: half a sentence.
 */
export function cancelledFailure(
  { state, report }: Pick<Job, 'state' | 'report'>,
  what: string,
  left = 'there is nothing to report',
): { failure?: { code: string; message: string } } {
  if (state === 'done') return {};
  const said = report === null ? left : 'the report says what was done by then';
  return { failure: { code: 'cancelled', message: `The ${what} was cancelled; ${said}.` } };
}
