import { Button, Stack, Text, TextInput } from '@mantine/core';
import { IconPackageExport } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { folders } from '#renderer/transport/folders.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useJob } from '#renderer/transport/use-job.ts';
import { FolderField } from '#renderer/ui/folders/folder-field.tsx';
import { useFolderChoice } from '#renderer/ui/folders/use-folder-choice.ts';
import { JobProgress } from '#renderer/ui/jobs/job-progress.tsx';
import { useJobIsRead } from '#renderer/ui/jobs/use-job-is-read.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { JobId } from '#schemas/domain/id.ts';
import { archiveFileName } from './archive-file-name.ts';
import { ArchiveReportView } from './archive-report-view.tsx';

/** Writes the whole project as one file, for somebody who works elsewhere or for another project. */
export function ArchiveSettings({ schema }: { readonly schema: ProjectSchema }) {
  const t = useText('settings');
  const { host } = useSession();
  return (
    <Stack gap="lg" align="stretch">
      <Text size="sm" c="dimmed">
        {t('archiveHint')}
      </Text>
      {host.isOwner ? (
        <ArchiveForm projectName={schema.settings.record.name} />
      ) : (
        <Text size="sm">{t('archiveOwner')}</Text>
      )}
    </Stack>
  );
}

function ArchiveForm({ projectName }: { readonly projectName: string }) {
  const t = useText('settings');
  const queryClient = useQueryClient();
  const [fileName, setFileName] = useState(archiveFileName(projectName));
  const place = useFolderChoice(folders);
  const { folder } = place;
  const [jobId, setJobId] = useState<JobId | null>(null);
  const starting = useMutation(
    api.archives.startWrite.mutationOptions({
      onSuccess: ({ job: started }) => {
        setJobId(started);
        void queryClient.invalidateQueries({ queryKey: api.jobs.list.key() });
      },
    }),
  );
  const job = useJob(jobId);
  useJobIsRead(job);
  const isRunning = starting.isPending || (jobId !== null && (job === null || job.state === 'running'));
  return (
    <>
      <TextInput
        w={420}
        label={t('archiveName')}
        value={fileName}
        maxLength={200}
        onChange={(event) => setFileName(event.currentTarget.value)}
      />
      <FolderField label={t('archiveFolder')} pickTitle={t('archiveFolder')} choice={place} />
      <div>
        <Button
          leftSection={<IconPackageExport size={16} />}
          disabled={folder === null || fileName.trim() === ''}
          loading={isRunning}
          onClick={() => folder !== null && starting.mutate({ parent: folder.id, fileName: fileName.trim() })}
        >
          {t('archiveWrite')}
        </Button>
      </div>
      {starting.error !== null && <ErrorNotice error={shownErrorOf(starting.error)} />}
      {job?.state === 'running' && <JobProgress job={job} />}
      {job?.error != null && <ErrorNotice error={job.error} />}
      {job?.state === 'done' && <ArchiveReportView report={job.report} />}
    </>
  );
}
