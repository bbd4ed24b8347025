import { Button } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import { JobProgress } from './job-progress.tsx';
import classes from './stoppable-job.module.css';

export interface StoppableJobProps {
  /** Null while none runs: then nothing is shown. */
  readonly job: Job | null;
  readonly onCancel: () => void;
}

/** How far a job is, with what stops it. */
export function StoppableJob({ job, onCancel }: StoppableJobProps) {
  const t = useText('jobs');
  if (job === null) return null;
  return (
    <div className={classes.progress}>
      <div className={classes.bar}>
        <JobProgress job={job} />
      </div>
      <Button size="xs" variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}
