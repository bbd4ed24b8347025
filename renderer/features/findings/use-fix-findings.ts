import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { takeBack } from '#renderer/transport/take-back.ts';
import { type AwaitedJob, useAwaitedJob } from '#renderer/transport/use-awaited-job.ts';
import { useOfferedUndo } from '#renderer/ui/notices/use-offered-undo.ts';
import { type ChosenFindings, type FindingRemedy, FixReport } from '#schemas/contract/validation.ts';
import { useLeftSentence } from './use-left-sentence.ts';

export interface FixOrder {
  readonly findings: ChosenFindings;
  readonly remedy: FindingRemedy;
}

/** Mends findings by one job: says what was mended and what was left, and offers the one undo. */
export function useFixFindings(onDone: () => void): AwaitedJob<FixOrder> {
  const t = useText('findings');
  const jobs = useText('jobs');
  const leftSentence = useLeftSentence();
  const queryClient = useQueryClient();
  const refresh = () => {
    for (const queryKey of [api.validation.key(), api.library.key(), api.quotas.key(), api.jobs.list.key()]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  };
  const offerUndo = useOfferedUndo(takeBack, refresh);
  return useAwaitedJob<FixOrder>((order) => client.validation.fix(order), {
    onEnd: ({ state, report }) => {
      if (state === 'cancelled') notifications.show({ message: jobs('cancelled') });
      else {
        const { operation, fixed, left } = FixReport.parse(report);
        const said = { title: t('fixed', { count: fixed }), message: leftSentence(left) };
        if (operation === null) notifications.show(said);
        else offerUndo(operation, said);
      }
      onDone();
    },
    onSettled: refresh,
  });
}
