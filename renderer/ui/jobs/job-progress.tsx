import { Group, Progress, Text } from '@mantine/core';
import { usePhaseName } from '#renderer/i18n/use-phase-name.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Job } from '#schemas/contract/jobs.ts';

/** Where a running job stands: its phase, a bar, and how many of how many. */
export function JobProgress({ job }: { readonly job: Pick<Job, 'progress'> }) {
  const t = useText('jobs');
  const phaseName = usePhaseName();
  const { phase, done, total, secondsLeft } = job.progress;
  const percent = total === null || total === 0 ? 100 : (done / total) * 100;
  const figures = total === null ? t('progressOpen', { done }) : t('progress', { done, total });
  const timeLeft = (seconds: number) =>
    seconds < 90 ? t('secondsLeft', { count: seconds }) : t('minutesLeft', { count: Math.round(seconds / 60) });
  return (
    <div>
      <Group justify="space-between" mb={5} wrap="nowrap">
        <Text size="xs" c="dimmed" truncate>
          {phaseName(phase)}
        </Text>
        <Text size="xs" c="dimmed" className="figures" style={{ whiteSpace: 'nowrap' }}>
          {secondsLeft === null ? figures : `${figures} · ${timeLeft(secondsLeft)}`}
        </Text>
      </Group>
      <Progress.Root size={6} radius="xs" aria-label={phaseName(phase)}>
        <Progress.Section value={percent} animated={total === null} striped={total === null} aria-label={figures} />
      </Progress.Root>
    </div>
  );
}
