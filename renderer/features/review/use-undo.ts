import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { OperationId } from '#schemas/domain/id.ts';

/** Takes back what was decided or drawn, and says why where that cannot be. */
export function useUndo(): (operation: OperationId) => void {
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  return useCallback(
    (operation) => {
      client.annotation
        .undo({ operation })
        .then(() =>
          Promise.all([
            queryClient.invalidateQueries({ queryKey: api.review.key() }),
            queryClient.invalidateQueries({ queryKey: api.second.key() }),
          ]),
        )
        .catch((error: unknown) => showFailure(shownErrorOf(error)));
    },
    [queryClient, showFailure],
  );
}
