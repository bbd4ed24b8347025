import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { takeBack } from '#renderer/transport/take-back.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { useOfferedUndo } from '#renderer/ui/notices/use-offered-undo.ts';
import type { DuplicateVerdict } from '#schemas/domain/duplicate-decision.ts';
import type { DuplicateDecisionId, PageId } from '#schemas/domain/id.ts';

export interface DuplicateChoice {
  readonly pages: readonly PageId[];
  readonly verdict: DuplicateVerdict;
  readonly unusable: { readonly pages: readonly PageId[]; readonly reason: string } | null;
}

/** Decides about groups of near-duplicates, each by one operation with its one undo. */
export function useDuplicateActs() {
  const t = useText('duplicates');
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  const refresh = () => {
    for (const queryKey of [api.duplicates.key(), api.library.key(), api.quotas.key()]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  };
  const offerUndo = useOfferedUndo(takeBack, refresh);
  const deciding = useMutation({
    mutationFn: ({ pages, verdict, unusable }: DuplicateChoice) =>
      client.duplicates.decide({
        pages: [...pages],
        verdict,
        unusable: unusable && { ...unusable, pages: [...unusable.pages] },
      }),
    onSuccess: ({ operation }, { pages, verdict }) =>
      offerUndo(operation.id, {
        title: '',
        message: t(verdict === 'same' ? 'decidedSame' : 'decidedDifferent', { count: pages.length }),
      }),
    onError: (error) => showFailure(shownErrorOf(error)),
    onSettled: refresh,
  });
  const reopening = useMutation({
    mutationFn: (decision: DuplicateDecisionId) => client.duplicates.reopen({ decision }),
    onError: (error) => showFailure(shownErrorOf(error)),
    onSettled: refresh,
  });
  return { deciding, reopening };
}
