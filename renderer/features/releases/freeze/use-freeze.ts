import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '#renderer/transport/client.ts';
import { useJob } from '#renderer/transport/use-job.ts';
import { waitForJob } from '#renderer/transport/wait-for-job.ts';
import { useJobIsRead } from '#renderer/ui/jobs/use-job-is-read.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import type { FreezeOptions } from '#schemas/contract/releases.ts';
import type { JobId } from '#schemas/domain/id.ts';
import { Release } from '#schemas/domain/release.ts';

export interface Freezing {
  readonly start: (options: FreezeOptions) => void;
  readonly cancel: () => void;
  readonly isRunning: boolean;
  readonly isCancelling: boolean;
  /** Whether the last one was cancelled before there was a release. */
  readonly wasCancelled: boolean;
  /** The job while it runs. */
  readonly job: Job | null;
  /** Why it could not be done. */
  readonly error: unknown;
}

/** Freezes a release by a job. A job that is cancelled once its release is written has frozen it all the same. */
export function useFreeze(onFrozen: () => void): Freezing {
  const queryClient = useQueryClient();
  const [jobId, setJobId] = useState<JobId | null>(null);
  const freezing = useMutation({
    mutationFn: async (options: FreezeOptions) => {
      const { job } = await client.releases.startFreeze(options);
      setJobId(job);
      const ended = await waitForJob(job);
      // Errors of a job have the shape of those of a call.
      if (ended.error !== null) throw ended.error;
      return Release.nullable().parse(ended.report);
    },
    onSettled: () => {
      for (const queryKey of [api.releases.key(), api.jobs.list.key()])
        void queryClient.invalidateQueries({ queryKey });
    },
  });
  const cancelling = useMutation(api.jobs.cancel.mutationOptions());
  const job = useJob(jobId);
  useJobIsRead(job?.state === 'done' ? null : job);
  return {
    start: (options) => {
      cancelling.reset();
      // Only while this is shown: of one that goes on in the background the list of jobs tells.
      freezing.mutate(options, {
        onSuccess: (release) => {
          // The notice of the job's end says its name.
          if (release !== null) onFrozen();
        },
      });
    },
    cancel: () => jobId !== null && cancelling.mutate({ job: jobId }),
    isRunning: freezing.isPending,
    isCancelling: cancelling.isPending,
    wasCancelled: freezing.data === null,
    job: freezing.isPending ? job : null,
    error: freezing.error ?? cancelling.error,
  };
}
