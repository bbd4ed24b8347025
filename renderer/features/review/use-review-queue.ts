import { useInfiniteQuery } from '@tanstack/react-query';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import type { ReviewFilter, ReviewItem } from '#schemas/contract/review.ts';

export interface ReviewQueueState {
  /** Null until they are there. */
  readonly items: readonly ReviewItem[] | null;
  readonly total: number;
  readonly error: ShownError | null;
  readonly retry: () => void;
  readonly more: (() => void) | null;
}

const partSize = 60;
const askAgainMs = 2000;

/** What waits for a reviewer; follows live events as every query does. */
export function useReviewQueue(filter: ReviewFilter): ReviewQueueState {
  const query = useInfiniteQuery(
    api.review.queue.infiniteOptions({
      input: (after: string | null) => ({ filter, after, limit: partSize }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      placeholderData: (previous) => previous,
      // While formulas are still to be checked, the order is not the last word.
      refetchInterval: (state) => ((state.state.data?.pages[0]?.unchecked ?? 0) > 0 ? askAgainMs : false),
    }),
  );
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? null,
    total: query.data?.pages[0]?.total ?? 0,
    error: query.error === null ? null : shownErrorOf(query.error),
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
  };
}
