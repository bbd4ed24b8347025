import { notifications } from '@mantine/notifications';
import type { Job } from '#schemas/contract/jobs.ts';
import { StoppableJob } from '../jobs/stoppable-job.tsx';

const shown = new Set<string>();

/** Says how far taking back a large act is, with what ends it; the same notice again as it goes on. */
export function showTakingBack(
  id: string,
  title: string,
  { job, cancel }: { readonly job: Job; readonly cancel: () => void },
): void {
  const notice = {
    id,
    title,
    autoClose: false as const,
    withCloseButton: false,
    message: <StoppableJob job={job} onCancel={cancel} />,
    onClose: () => shown.delete(id),
  };
  if (shown.has(id)) notifications.update(notice);
  else {
    shown.add(id);
    notifications.show(notice);
  }
}
