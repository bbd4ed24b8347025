import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '#renderer/transport/client.ts';

/** Reads anew what waits for a reviewer, and the second annotations. */
export function useRefreshReview(): () => void {
  const queryClient = useQueryClient();
  return useCallback(() => {
    for (const queryKey of [api.review.key(), api.second.key()]) void queryClient.invalidateQueries({ queryKey });
  }, [queryClient]);
}
