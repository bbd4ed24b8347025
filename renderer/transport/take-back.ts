import type { ShownError } from '#renderer/i18n/shown-error.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import type { OperationId } from '#schemas/domain/id.ts';
import { client } from './client.ts';
import { shownErrorOf } from './shown-error-of.ts';
import { waitForJob } from './wait-for-job.ts';

/** Hears how far taking back a large act is, with what ends it. */
export type WatchTakingBack = (job: Job, cancel: () => void) => void;

/**
 * Takes an operation back.
 *
 * @returns why that could not be, null where it was, or that somebody cancelled it: then nothing of it was taken back
 */
export async function takeBack(
  operation: OperationId,
  watch?: WatchTakingBack,
): Promise<ShownError | null | 'cancelled'> {
  try {
    const { job } = await client.annotation.takeBack({ operation });
    if (job === null) return null;
    // What cannot be cancelled any more goes on to its end, which is told.
    const cancel = () => void client.jobs.cancel({ job }).catch(() => null);
    const { state, error } = await waitForJob(job, (now) => watch?.(now, cancel));
    if (error !== null) throw error;
    return state === 'cancelled' ? 'cancelled' : null;
  } catch (error) {
    return shownErrorOf(error);
  }
}
