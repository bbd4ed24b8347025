import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useJob } from '#renderer/transport/use-job.ts';
import { waitForJob } from '#renderer/transport/wait-for-job.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { Job } from '#schemas/contract/jobs.ts';
import { type ManyChange, ManyChangeReport } from '#schemas/contract/library.ts';
import type { JobId } from '#schemas/domain/id.ts';
import { useOfferedUndo } from './use-offered-undo.ts';

export interface ChangeOfMany {
  readonly start: (change: ManyChange) => void;
  readonly isRunning: boolean;
  /** The job while it runs. */
  readonly job: Job | null;
  /** Why it could not be done. */
  readonly error: unknown;
}

/** Gives many items other categories, or another class, by one job: says what was done and offers the one undo. */
export function useChangeMany(onDone: () => void): ChangeOfMany {
  const t = useText('library');
  const jobs = useText('jobs');
  const queryClient = useQueryClient();
  const [jobId, setJobId] = useState<JobId | null>(null);
  const refresh = () => {
    for (const queryKey of [api.library.key(), api.quotas.key(), api.jobs.list.key()]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  };
  const offerUndo = useOfferedUndo(refresh);
  const showFailure = useFailureNotice();
  const isOnScreen = useRef(false);
  useEffect(() => {
    isOnScreen.current = true;
    return () => {
      isOnScreen.current = false;
    };
  }, []);
  const changing = useMutation({
    mutationFn: async (change: ManyChange) => {
      const { job } = await client.library.change(change);
      setJobId(job);
      const ended = await waitForJob(job);
      // Errors of a job have the shape of those of a call.
      if (ended.error !== null) throw ended.error;
      return ended;
    },
    onSuccess: ({ state, report }, { kind }) => {
      if (state === 'cancelled') {
        notifications.show({ message: jobs('cancelled') });
        onDone();
        return;
      }
      const { operation, formulas, symbols, already, notSeen } = ManyChangeReport.parse(report);
      const left = [
        ...(already > 0 ? [t('left-already', { count: already })] : []),
        ...(notSeen > 0 ? [t('left-not-seen', { count: notSeen })] : []),
      ].join(' · ');
      if (operation === null) notifications.show({ title: t('assignedNone'), message: left });
      else {
        const title = kind === 'categories' ? t('assigned', { count: formulas }) : t('relabelled', { count: symbols });
        offerUndo(operation, { title, message: left });
      }
      onDone();
    },
    onError: (error) => {
      // The form that would say it may be closed: the work goes on without it.
      if (!isOnScreen.current) showFailure(shownErrorOf(error));
    },
    onSettled: () => {
      setJobId(null);
      refresh();
    },
  });
  const job = useJob(jobId);
  return {
    start: (change) => changing.mutate(change),
    isRunning: changing.isPending,
    job,
    error: changing.error,
  };
}
