import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import type { DocumentShape } from '#schemas/domain/document.ts';
import type { FormulaId, PageId, ThreadId } from '#schemas/domain/id.ts';
import type { Pin } from '#schemas/domain/thread.ts';
import { api, client } from './client.ts';
import { shownErrorOf } from './shown-error-of.ts';

export interface ThreadActs {
  readonly open: (about: {
    readonly formula: FormulaId | null;
    readonly pin: Pin;
    readonly text: string;
  }) => Promise<boolean>;
  readonly reply: (thread: ThreadId, text: string) => Promise<boolean>;
  readonly resolve: (thread: ThreadId, resolved: boolean) => Promise<boolean>;
}

const none: readonly DocumentShape[] = [];

/** Conversations about a page, and what can be done with them; each act resolves to whether it was done. */
export function useThreads(
  page: PageId,
  onFailure: (error: ShownError) => void,
): readonly [readonly DocumentShape[], ThreadActs] {
  const queryClient = useQueryClient();
  const threads = useQuery(api.review.threads.queryOptions({ input: { page } }));
  const mutation = useMutation({ mutationFn: (call: () => Promise<unknown>) => call() });
  const { mutateAsync } = mutation;
  const act = useCallback(
    async (call: () => Promise<unknown>): Promise<boolean> => {
      try {
        await mutateAsync(call);
        await queryClient.invalidateQueries({ queryKey: api.review.key() });
        return true;
      } catch (error) {
        onFailure(shownErrorOf(error));
        return false;
      }
    },
    [mutateAsync, queryClient, onFailure],
  );
  return [
    threads.data?.threads ?? none,
    {
      open: ({ formula, ...thread }) => act(() => client.review.openThread({ page, formula, thread })),
      reply: (thread, text) => act(() => client.review.reply({ thread, text })),
      resolve: (thread, resolved) => act(() => client.review.resolve({ thread, resolved })),
    },
  ];
}
