import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import type { HistoryEntry } from '#schemas/contract/history.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { api, client } from './client.ts';
import { shownErrorOf } from './shown-error-of.ts';

export interface FormulaHistory {
  readonly entries: readonly HistoryEntry[] | null;
  readonly error: ShownError | null;
  readonly more: (() => void) | null;
  /** Makes the formula what it was at a revision; resolves to whether it was done. */
  readonly restore: (revision: number) => Promise<boolean>;
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
    async (revision: number): Promise<boolean> => {
      if (base === undefined) return false;
      try {
        await client.history.restore({ formula, revision, base });
        await queryClient.invalidateQueries({ queryKey: api.history.key() });
        return true;
      } catch (error) {
        onFailure(shownErrorOf(error));
        await queryClient.invalidateQueries({ queryKey: api.history.key() });
        return false;
      }
    },
    [formula, base, queryClient, onFailure],
  );
  return {
    entries,
    error: query.error === null ? null : shownErrorOf(query.error),
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    restore,
  };
}
