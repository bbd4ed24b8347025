import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { FocusedButton } from '#renderer/ui/dialog/focused-button.tsx';
import { JobProgress } from '#renderer/ui/jobs/job-progress.tsx';
import { useJobIsRead } from '#renderer/ui/jobs/use-job-is-read.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { Job } from '#schemas/contract/jobs.ts';
import classes from './import-dialog.module.css';
import { ImportReportView } from './import-report-view.tsx';
import { TakeBackImport } from './take-back-import.tsx';

export interface ImportJobProps {
  readonly job: Job;
  readonly onClose: () => void;
  readonly onAnother: () => void;
}

/** An import that was started: its progress, then its report. */
export function ImportJob({ job, onClose, onAnother }: ImportJobProps) {
  const t = useText('imports');
  const jobs = useText('jobs');
  const { can } = useSession();
  useJobIsRead(job);
  const showFailure = useFailureNotice();
  const cancelling = useMutation(
    api.jobs.cancel.mutationOptions({ onError: (error) => showFailure(shownErrorOf(error)) }),
  );
  if (job.state === 'running') {
    return (
      <Stack>
        <JobProgress job={job} />
        <Group justify="flex-end" gap="xs">
          {can('lead') && (
            <Button variant="default" loading={cancelling.isPending} onClick={() => cancelling.mutate({ job: job.id })}>
              {jobs('cancel')}
            </Button>
          )}
          <FocusedButton onClick={onClose}>{t('inBackground')}</FocusedButton>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack gap="lg">
      {job.error !== null && job.state === 'failed' && <ErrorNotice error={job.error} />}
      {(job.report !== null || job.state !== 'failed') && (
        <ImportReportView
          report={job.report}
          wasCancelled={job.state === 'cancelled'}
          during={job.endedAt === null ? undefined : { from: job.startedAt, until: job.endedAt }}
        />
      )}
      <Group justify="flex-end" gap="xs" className={classes.acts}>
        <TakeBackImport job={job} />
        <Button variant="default" onClick={onAnother}>
          {t('another')}
        </Button>
        <FocusedButton onClick={onClose}>{t('done')}</FocusedButton>
      </Group>
    </Stack>
  );
}
