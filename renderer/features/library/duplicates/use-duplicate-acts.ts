import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { showUndoNotice } from '#renderer/ui/undo-notice.tsx';
import { useFailureNotice } from '#renderer/ui/use-failure-notice.tsx';
import type { DuplicateVerdict } from '#schemas/domain/duplicate-decision.ts';
import type { DuplicateDecisionId, OperationId, PageId } from '#schemas/domain/id.ts';

export interface DuplicateChoice {
  readonly pages: readonly PageId[];
  readonly verdict: DuplicateVerdict;
  readonly unusable: { readonly pages: readonly PageId[]; readonly reason: string } | null;
}

/** Decides about groups of near-duplicates, each by one operation with its one undo. */
export function useDuplicateActs() {
  const t = useText('duplicates');
  const common = useText('common');
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  const refresh = () => {
    for (const queryKey of [api.duplicates.key(), api.library.key(), api.quotas.key()]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  };
  const takeBack = async (operation: OperationId) => {
    try {
      await client.annotation.undo({ operation });
      notifications.show({ message: common('undone') });
    } catch (error) {
      showFailure(shownErrorOf(error));
    }
    refresh();
  };
  const deciding = useMutation({
    mutationFn: ({ pages, verdict, unusable }: DuplicateChoice) =>
      client.duplicates.decide({
        pages: [...pages],
        verdict,
        unusable: unusable && { ...unusable, pages: [...unusable.pages] },
      }),
    onSuccess: ({ operation }, { pages, verdict }) =>
      showUndoNotice({
        id: `duplicates ${operation.id}`,
        title: '',
        message: t(verdict === 'same' ? 'decidedSame' : 'decidedDifferent', { count: pages.length }),
        undo: common('undo'),
        onUndo: () => void takeBack(operation.id),
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
