import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { JobProgress } from '#renderer/ui/jobs/job-progress.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { Job } from '#schemas/contract/jobs.ts';
import classes from './change-progress.module.css';

/** How far a change of many is, with what stops it; nothing while none runs. */
export function ChangeProgress({ job }: { readonly job: Job | null }) {
  const t = useText('jobs');
  const showFailure = useFailureNotice();
  const cancelling = useMutation(
    api.jobs.cancel.mutationOptions({ onError: (error) => showFailure(shownErrorOf(error)) }),
  );
  if (job === null) return null;
  return (
    <div className={classes.progress}>
      <div className={classes.bar}>
        <JobProgress job={job} />
      </div>
      <Button
        size="xs"
        variant="default"
        loading={cancelling.isPending}
        onClick={() => cancelling.mutate({ job: job.id })}
      >
        {t('cancel')}
      </Button>
    </div>
  );
}
