import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { takeBack } from '#renderer/transport/take-back.ts';
import { type AwaitedJob, useAwaitedJob } from '#renderer/transport/use-awaited-job.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { useOfferedUndo } from '#renderer/ui/notices/use-offered-undo.ts';
import type { JobRef } from '#schemas/contract/jobs.ts';
import type { OperationId } from '#schemas/domain/id.ts';

/** What is said of an act that is done. */
export interface Outcome {
  /** Null where nothing had to change. */
  readonly operation: OperationId | null;
  readonly title: string;
  /** What was left, and why. */
  readonly message: string;
}

/**
 * Does something with many items by one job: says what was done and offers the one undo.
 *
 * @param begin starts the job of an act
 * @param outcomeOf reads the report of an act that is done
 * @param onDone hears whether anything was changed: by a cancelled act nothing is
 */
export function useJobOnMany<Act>(
  begin: (act: Act) => Promise<JobRef>,
  outcomeOf: (report: unknown, act: Act) => Outcome,
  onDone: (isChanged: boolean) => void,
): AwaitedJob<Act> {
  const jobs = useText('jobs');
  const queryClient = useQueryClient();
  const refresh = () => {
    for (const queryKey of [api.library.key(), api.quotas.key(), api.review.key(), api.jobs.list.key()]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  };
  const offerUndo = useOfferedUndo(takeBack, refresh);
  const showFailure = useFailureNotice();
  const isOnScreen = useRef(false);
  useEffect(() => {
    isOnScreen.current = true;
    return () => {
      isOnScreen.current = false;
    };
  }, []);
  return useAwaitedJob(begin, {
    onEnd: ({ state, report }, act) => {
      let isChanged = false;
      if (state === 'cancelled') notifications.show({ message: jobs('cancelled') });
      else {
        const { operation, title, message } = outcomeOf(report, act);
        isChanged = operation !== null;
        if (operation === null) notifications.show({ title, message });
        else offerUndo(operation, { title, message });
      }
      onDone(isChanged);
    },
    onError: (error) => {
      // The form that would say it may be closed: the work goes on without it.
      if (!isOnScreen.current) showFailure(shownErrorOf(error));
    },
    onSettled: refresh,
  });
}
