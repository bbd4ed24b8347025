import { useQuery } from '@tanstack/react-query';
import type { Job } from '#schemas/contract/jobs.ts';
import type { JobId } from '#schemas/domain/id.ts';
import { api } from './client.ts';

/** Live events bring each change of a job; it is asked for besides, for a stream that has just broken. */
const askEveryMs = 3000;

/** A job as it is now; null for none, and until it is known. */
export function useJob(id: JobId | null): Job | null {
  const job = useQuery(
    api.jobs.get.queryOptions({
      input: { job: id ?? '' },
      enabled: id !== null,
      refetchInterval: (query) => (query.state.data?.state === 'running' ? askEveryMs : false),
    }),
  );
  return id === null ? null : (job.data ?? null);
}
