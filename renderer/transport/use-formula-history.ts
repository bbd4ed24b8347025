import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import type { HistoryEntry } from '#schemas/contract/history.ts';
import type { FormulaId, OperationId } from '#schemas/domain/id.ts';
import { api, client } from './client.ts';
import { shownErrorOf } from './shown-error-of.ts';

export interface FormulaHistory {
  readonly entries: readonly HistoryEntry[] | null;
  readonly error: ShownError | null;
  readonly more: (() => void) | null;
  /** Makes the formula what it was at a revision; null where that was not done, and says why. */
  readonly restore: (revision: number) => Promise<OperationId | null>;
  /** Reads it anew. */
  readonly refresh: () => void;
}

const partSize = 50;

/** Versions of a formula, the newest first, in parts. */
export function useFormulaHistory(formula: FormulaId, onFailure: (error: ShownError) => void): FormulaHistory {
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(
    api.history.formula.infiniteOptions({
      input: (after: string | null) => ({ formula, after, limit: partSize }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? null;
  const base = entries?.[0]?.revision;
  const restore = useCallback(
    async (revision: number): Promise<OperationId | null> => {
      if (base === undefined) return null;
      let done: OperationId | null = null;
      try {
        const { operation } = await client.history.restore({ formula, revision, base });
        done = operation.id;
      } catch (error) {
        onFailure(shownErrorOf(error));
      }
      await queryClient.invalidateQueries({ queryKey: api.history.key() });
      return done;
    },
    [formula, base, queryClient, onFailure],
  );
  const refresh = useCallback(() => void queryClient.invalidateQueries({ queryKey: api.history.key() }), [queryClient]);
  return {
    entries,
    error: query.error === null ? null : shownErrorOf(query.error),
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    restore,
    refresh,
  };
}
