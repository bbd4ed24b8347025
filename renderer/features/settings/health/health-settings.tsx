import { Button, Stack, Text } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useJob } from '#renderer/transport/use-job.ts';
import { JobProgress } from '#renderer/ui/jobs/job-progress.tsx';
import { useJobIsRead } from '#renderer/ui/jobs/use-job-is-read.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { JobId } from '#schemas/domain/id.ts';
import { DoctorReportView } from './doctor-report-view.tsx';

/** Checks the project and shows what was found. */
export function HealthSettings() {
  const t = useText('settings');
  const { can } = useSession();
  const queryClient = useQueryClient();
  const [jobId, setJobId] = useState<JobId | null>(null);
  const starting = useMutation(
    api.project.doctor.mutationOptions({
      onSuccess: ({ job }) => {
        setJobId(job);
        void queryClient.invalidateQueries({ queryKey: api.jobs.list.key() });
      },
    }),
  );
  const job = useJob(jobId);
  useJobIsRead(job);
  const isRunning = starting.isPending || (jobId !== null && (job === null || job.state === 'running'));
  return (
    <Stack gap="lg" align="stretch">
      <Text size="sm" c="dimmed">
        {t('healthHint')}
      </Text>
      <div>
        <Button
          leftSection={<IconStethoscope size={16} />}
          disabled={!can('lead')}
          loading={isRunning}
          onClick={() => starting.mutate(undefined)}
        >
          {t('healthRun')}
        </Button>
      </div>
      {starting.error !== null && <ErrorNotice error={shownErrorOf(starting.error)} />}
      {job?.state === 'running' && <JobProgress job={job} />}
      {job?.error != null && <ErrorNotice error={job.error} />}
      {job?.state === 'done' && <DoctorReportView report={job.report} />}
    </Stack>
  );
}
