import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import type { Job } from '#schemas/contract/jobs.ts';

/** Takes back the notice of a job's end where its report is shown anyway. */
export function useJobIsRead(job: Job | null): void {
  const ended = job !== null && job.state !== 'running' ? job.id : null;
  useEffect(() => {
    if (ended !== null) notifications.hide(ended);
  }, [ended]);
}
