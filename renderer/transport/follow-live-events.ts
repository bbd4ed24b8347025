import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Job } from '#schemas/contract/jobs.ts';
import { api } from './client.ts';
import { staleQueries } from './stale-queries.ts';
import { liveEvents } from './use-live-events.ts';

/** An import tells of many operations a second; lists are read again at most this often. */
const shortestIntervalMs = 700;

/** Keeps the queries of `queryClient` in step with the core until the returned function is called. */
export function followLiveEvents(queryClient: QueryClient): () => void {
  const stale = new Map<string, QueryKey>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  const refresh = () => {
    timer = null;
    for (const queryKey of stale.values()) void queryClient.invalidateQueries({ queryKey });
    stale.clear();
  };
  const stopEvents = liveEvents.subscribe((event) => {
    if (event.type === 'job') keepJob(queryClient, event.job);
    if (event.type === 'opening') queryClient.setQueryData(openingKey, event.progress);
    for (const key of staleQueries(event)) stale.set(JSON.stringify(key), key);
    if (stale.size > 0) timer ??= setTimeout(refresh, event.type === 'project' ? 0 : shortestIntervalMs);
  });
  // Also at the start: the session may have been read between two projects, before the stream that would have said so.
  const stopConnects = liveEvents.onConnect(() => void queryClient.invalidateQueries());
  const disconnect = liveEvents.start();
  return () => {
    disconnect();
    stopEvents();
    stopConnects();
    if (timer !== null) clearTimeout(timer);
  };
}

/** Key of how far the project that is being opened is; null where none is, or where that is a matter of a moment. */
export const openingKey = ['opening'] as const;

/** Puts a job as it is now into the list and its own query. */
export function keepJob(queryClient: QueryClient, job: Job): void {
  queryClient.setQueryData(api.jobs.get.queryKey({ input: { job: job.id } }), job);
  queryClient.setQueryData(api.jobs.list.queryKey(), (jobs) => {
    if (jobs === undefined) return undefined;
    const known = jobs.some(({ id }) => id === job.id);
    return known ? jobs.map((other) => (other.id === job.id ? job : other)) : [job, ...jobs];
  });
}
