import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { type AwaitedJob, useAwaitedJob } from '#renderer/transport/use-awaited-job.ts';
import { showUndoNotice } from '#renderer/ui/notices/undo-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { type ChosenFindings, type FindingRemedy, FixReport } from '#schemas/contract/validation.ts';
import type { OperationId } from '#schemas/domain/id.ts';
import { useLeftSentence } from './use-left-sentence.ts';

export interface FixOrder {
  readonly findings: ChosenFindings;
  readonly remedy: FindingRemedy;
}

/** Mends findings by one job: says what was mended and what was left, and offers the one undo. */
export function useFixFindings(onDone: () => void): AwaitedJob<FixOrder> {
  const t = useText('findings');
  const common = useText('common');
  const jobs = useText('jobs');
  const leftSentence = useLeftSentence();
  const showFailure = useFailureNotice();
  const queryClient = useQueryClient();
  const refresh = () => {
    for (const queryKey of [api.validation.key(), api.library.key(), api.quotas.key(), api.jobs.list.key()]) {
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
  return useAwaitedJob<FixOrder>((order) => client.validation.fix(order), {
    onEnd: ({ state, report }) => {
      if (state === 'cancelled') notifications.show({ message: jobs('cancelled') });
      else {
        const { operation, fixed, left } = FixReport.parse(report);
        const said = { title: t('fixed', { count: fixed }), message: leftSentence(left) };
        if (operation === null) notifications.show(said);
        else {
          const undo = common('undo');
          showUndoNotice({ id: `fix ${operation}`, ...said, undo, onUndo: () => void takeBack(operation) });
        }
      }
      onDone();
    },
    onSettled: refresh,
  });
}
