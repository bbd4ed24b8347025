import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job, JobRef } from '#schemas/contract/jobs.ts';
import type { JobId } from '#schemas/domain/id.ts';
import { client } from './client.ts';
import { useJob } from './use-job.ts';
import { waitForJob } from './wait-for-job.ts';

export interface AwaitedJob<Order> {
  readonly start: (order: Order) => void;
  readonly isRunning: boolean;
  /** The job while it runs. */
  readonly job: Job | null;
  readonly cancel: () => void;
  /** Why it could not be done. */
  readonly error: unknown;
}

/** What is heard of an awaited job. */
export interface JobListener<Order> {
  /** It is done, or was cancelled. */
  readonly onEnd: (ended: Job, order: Order) => void;
  readonly onError?: (error: unknown) => void;
  /** After either. */
  readonly onSettled?: () => void;
}

/** Orders work that is a job and waits for its end, as for the answer of a call. */
export function useAwaitedJob<Order>(
  begin: (order: Order) => Promise<JobRef>,
  { onEnd, onError, onSettled }: JobListener<Order>,
): AwaitedJob<Order> {
  const [jobId, setJobId] = useState<JobId | null>(null);
  const doing = useMutation({
    mutationFn: async (order: Order) => {
      const { job } = await begin(order);
      setJobId(job);
      const ended = await waitForJob(job);
      // Errors of a job have the shape of those of a call.
      if (ended.error !== null) throw ended.error;
      return ended;
    },
    onSuccess: onEnd,
    onError: (error) => onError?.(error),
    onSettled: () => {
      setJobId(null);
      onSettled?.();
    },
  });
  const job = useJob(jobId);
  return {
    start: (order) => doing.mutate(order),
    isRunning: doing.isPending,
    job,
    // What cannot be cancelled any more goes on to its end, which is told.
    cancel: () => void (jobId !== null && client.jobs.cancel({ job: jobId }).catch(onError)),
    error: doing.error,
  };
}
