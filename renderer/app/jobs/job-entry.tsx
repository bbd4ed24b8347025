import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useErrorText } from '#renderer/i18n/use-error-text.ts';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { keepJob } from '#renderer/transport/follow-live-events.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { faultsOf } from '#renderer/ui/jobs/faults-of.ts';
import { JobProgress } from '#renderer/ui/jobs/job-progress.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { usePersonName } from '#renderer/ui/use-person-name.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import classes from './job-tray.module.css';

export interface JobEntryProps {
  readonly job: Job;
  readonly onReport: () => void;
}

/** One job of the tray: progress and cancel while it runs, its report or failure after. */
export function JobEntry({ job, onReport }: JobEntryProps) {
  const t = useText('jobs');
  const format = useFormat();
  const errorText = useErrorText();
  const showFailure = useFailureNotice();
  const queryClient = useQueryClient();
  const { can, person } = useSession();
  const personName = usePersonName();
  const cancelling = useMutation(
    api.jobs.cancel.mutationOptions({
      onSuccess: (ended) => keepJob(queryClient, ended),
      onError: (error) => showFailure(shownErrorOf(error)),
    }),
  );
  const isRunning = job.state === 'running';
  const faults = faultsOf(job);
  const starter = job.startedBy && personName(job.startedBy);
  const about = [job.subject, starter].filter((part) => part !== null).join(' · ');
  return (
    <section className={classes.entry} aria-label={t(job.kind)}>
      <div className={classes.head}>
        <span className={classes.kind}>{t(job.kind)}</span>
        <span className={classes.state} data-state={faults > 0 ? 'failed' : job.state}>
          {faults > 0 ? t('faults', { count: faults }) : t(job.state)}
        </span>
        <time className={classes.when} dateTime={job.startedAt}>
          {format.dateTime(job.endedAt ?? job.startedAt)}
        </time>
      </div>
      {about !== '' && <div className={classes.about}>{about}</div>}
      {isRunning && <JobProgress job={job} />}
      {faults > 0 && (
        <Text size="sm" c="red">
          {t('faultyExport')}
        </Text>
      )}
      {job.error !== null && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {errorText(job.error).sentence}
        </Text>
      )}
      <div className={classes.foot}>
        {isRunning && (can('lead') || job.startedBy?.id === person.id) && (
          <Button
            size="compact-sm"
            variant="default"
            loading={cancelling.isPending}
            onClick={() => cancelling.mutate({ job: job.id })}
          >
            {t('cancel')}
          </Button>
        )}
        {!isRunning && job.report !== null && (
          <Button size="compact-sm" variant="light" onClick={onReport}>
            {t('report')}
          </Button>
        )}
      </div>
    </section>
  );
}
