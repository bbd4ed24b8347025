import { RingProgress } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import type { Job } from '#schemas/contract/jobs.ts';

/** How far all running jobs are together; a plain sign while none runs. */
export function JobRing({ jobs }: { readonly jobs: readonly Job[] }) {
  if (jobs.length === 0) return <IconActivity size={18} stroke={1.7} aria-hidden />;
  const shares = jobs.map(({ progress: { done, total } }) => (total === null || total === 0 ? 0 : done / total));
  const percent = (shares.reduce((sum, share) => sum + share, 0) / shares.length) * 100;
  return (
    <RingProgress
      size={18}
      thickness={3}
      sections={[{ value: Math.max(percent, 4), color: 'ink' }]}
      aria-hidden
      style={{ flex: 'none' }}
    />
  );
}
