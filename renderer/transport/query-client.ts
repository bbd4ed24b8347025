import { QueryClient } from '@tanstack/react-query';
import { isWorthRetrying } from './shown-error-of.ts';

/** Queries stay fresh until a live event says otherwise; refusals are shown at once, silence is tried again. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 3 && isWorthRetrying(error),
        retryDelay: (failures) => Math.min(300 * 2 ** failures, 3000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
