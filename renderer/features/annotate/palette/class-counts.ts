import { queryOptions } from '@tanstack/react-query';
import { client } from '#renderer/transport/client.ts';

/** Counts of classes need not be of this minute. */
const countsStayFreshMs = 10 * 60_000;

/**
 * How many symbols of each class a project has. Not under the key of the quotas: those are read anew after every
 * operation of anybody, and here only the order of a palette follows.
 */
export const classCounts = (project: string) =>
  queryOptions({
    queryKey: ['class-counts', project],
    queryFn: async () => (await client.quotas.overview()).symbolClasses,
    staleTime: countsStayFreshMs,
  });
