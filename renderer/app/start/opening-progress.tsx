import { Paper, Text } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { openingKey } from '#renderer/transport/follow-live-events.ts';
import { JobProgress as Progress } from '#renderer/ui/jobs/job-progress.tsx';
import type { JobProgress } from '#schemas/contract/jobs.ts';

/** How far the project of an older program is prepared while it opens; nothing where none is. */
export function OpeningProgress() {
  const t = useText('start');
  // Live events put it there: nothing is asked for.
  const { data: progress } = useQuery<JobProgress | null>({ queryKey: openingKey, queryFn: skipToken });
  if (!progress) return null;
  return (
    <Paper component="output" display="block" withBorder p="md" mb="lg">
      <Text size="sm" mb="xs">
        {t('preparing')}
      </Text>
      <Progress job={{ progress }} />
    </Paper>
  );
}
