import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { ManyAct } from '#schemas/contract/library.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { useOfferedUndo } from './use-offered-undo.ts';

/** Submits, accepts or sets aside the chosen formulas; says what was left and why, and offers the one undo. */
export function useActOnMany(onDone: () => void) {
  const t = useText('library');
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  const refresh = () => {
    for (const queryKey of [api.library.key(), api.quotas.key(), api.review.key()]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  };
  const offerUndo = useOfferedUndo(refresh);
  return useMutation({
    mutationFn: ({ formulas, act, reason }: { formulas: readonly FormulaId[]; act: ManyAct; reason: string | null }) =>
      client.library.act({ formulas: [...formulas], act, reason }),
    onSuccess: ({ operation, changed, left }, { act }) => {
      const done = changed === 0 ? t('actedNone') : t(`acted-${act}`, { count: changed });
      const others = left
        .map(({ why, count, examples }) => t(`left-${why}`, { count, examples: examples.join(', ') }))
        .join(' · ');
      if (operation === null) notifications.show({ title: done, message: others });
      else offerUndo(operation, { title: done, message: others });
      onDone();
    },
    onError: (error) => showFailure(shownErrorOf(error)),
    onSettled: refresh,
  });
}
