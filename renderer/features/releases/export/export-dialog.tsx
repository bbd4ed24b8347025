import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useFocusReturn } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useJob } from '#renderer/transport/use-job.ts';
import { FocusedButton } from '#renderer/ui/dialog/focused-button.tsx';
import { JobProgress } from '#renderer/ui/jobs/job-progress.tsx';
import { useJobIsRead } from '#renderer/ui/jobs/use-job-is-read.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { Job } from '#schemas/contract/jobs.ts';
import type { ReleaseSummary } from '#schemas/contract/releases.ts';
import type { JobId, ReleaseId } from '#schemas/domain/id.ts';
import classes from '../dialog-footer.module.css';
import { ExportForm } from './export-form.tsx';
import { ExportReportView } from './export-report-view.tsx';

export interface ExportDialogProps {
  readonly opened: boolean;
  readonly releases: readonly z.infer<typeof ReleaseSummary>[];
  /** Null: the state as it is now, frozen first. */
  readonly initialRelease: ReleaseId | null;
  readonly onClose: () => void;
  /** Hears that nothing of it is left, and that what opened it has the keyboard again, if it is still there. */
  readonly onClosed: () => void;
}

/** Writes the datasets of a release to a folder: choose, watch, read the reconciliation. */
export function ExportDialog({ opened, releases, initialRelease, onClose, onClosed }: ExportDialogProps) {
  const t = useText('releases');
  // A stack forgets to: it takes the dialog for one below another while it closes.
  useFocusReturn({ opened });
  return (
    // One stack with the dialog that picks a folder: Escape closes the upper one alone.
    <Modal.Stack>
      <Modal
        stackId="export"
        opened={opened}
        onClose={onClose}
        onExitTransitionEnd={onClosed}
        title={t('exportTitle')}
        size={760}
        closeOnClickOutside={false}
      >
        <ExportBody releases={releases} initialRelease={initialRelease} onClose={onClose} />
      </Modal>
    </Modal.Stack>
  );
}

function ExportBody(props: Omit<ExportDialogProps, 'opened' | 'onClosed'>) {
  const [jobId, setJobId] = useState<JobId | null>(null);
  return (
    <>
      {/* Kept while the job runs: an export that fails is changed where it was filled in. */}
      <div hidden={jobId !== null}>
        <ExportForm {...props} isShown={jobId === null} onStarted={setJobId} />
      </div>
      {jobId !== null && <ExportJob jobId={jobId} onChange={() => setJobId(null)} onClose={props.onClose} />}
    </>
  );
}

interface ExportJobProps {
  readonly jobId: JobId;
  /** Back to the form as it was filled in. */
  readonly onChange: () => void;
  readonly onClose: () => void;
}

function ExportJob({ jobId, onChange, onClose }: ExportJobProps) {
  const t = useText('releases');
  const jobs = useText('jobs');
  const showFailure = useFailureNotice();
  const job = useJob(jobId);
  const cancelling = useMutation(
    api.jobs.cancel.mutationOptions({ onError: (error) => showFailure(shownErrorOf(error)) }),
  );
  useJobIsRead(job);
  if (job === null) return null;
  if (job.state === 'running') {
    return (
      <Stack>
        <JobProgress job={job} />
        <Group justify="flex-end" gap="xs">
          {/* Until it ends: files that are begun are written to their end first. */}
          <Button
            variant="default"
            loading={cancelling.isPending || cancelling.isSuccess}
            onClick={() => cancelling.mutate({ job: jobId })}
          >
            {jobs('cancel')}
          </Button>
          <FocusedButton onClick={onClose}>{t('background')}</FocusedButton>
        </Group>
      </Stack>
    );
  }
  return <EndedExport job={job} onChange={onChange} onClose={onClose} />;
}

interface EndedExportProps extends Omit<ExportJobProps, 'jobId'> {
  readonly job: Job;
}

function EndedExport({ job, onChange, onClose }: EndedExportProps) {
  const t = useText('releases');
  const jobs = useText('jobs');
  return (
    <Stack>
      {job.error !== null && <ErrorNotice error={job.error} />}
      {job.state === 'cancelled' && <Text size="sm">{t('exportCancelled')}</Text>}
      {job.report !== null && <ExportReportView report={job.report} job={job.id} />}
      <Group justify="flex-end" gap="xs" className={classes.acts}>
        {job.state === 'done' ? (
          <FocusedButton onClick={onClose}>{t('done')}</FocusedButton>
        ) : (
          <>
            <Button variant="default" onClick={onClose}>
              {jobs('close')}
            </Button>
            <FocusedButton onClick={onChange}>{t('changeExport')}</FocusedButton>
          </>
        )}
      </Group>
    </Stack>
  );
}
