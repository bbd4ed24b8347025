import { Button, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { IconPackageExport } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { folders } from '#renderer/transport/folders.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useJob } from '#renderer/transport/use-job.ts';
import { FolderPicker } from '#renderer/ui/folders/folder-picker.tsx';
import { PathText } from '#renderer/ui/folders/path-text.tsx';
import { JobProgress } from '#renderer/ui/jobs/job-progress.tsx';
import { useJobIsRead } from '#renderer/ui/jobs/use-job-is-read.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { FolderListing } from '#schemas/contract/host.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { JobId } from '#schemas/domain/id.ts';
import { archiveFileName } from './archive-file-name.ts';
import { ArchiveReportView } from './archive-report-view.tsx';

/** Writes the whole project as one file, for somebody who works elsewhere or for another project. */
export function ArchiveSettings({ schema }: { readonly schema: ProjectSchema }) {
  const t = useText('settings');
  const common = useText('common');
  const { host } = useSession();
  const queryClient = useQueryClient();
  const [fileName, setFileName] = useState(archiveFileName(schema.settings.record.name));
  const [folder, setFolder] = useState<FolderListing | null>(null);
  const [isPicking, setPicking] = useState(false);
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
    <Stack gap="lg" align="stretch">
      <Text size="sm" c="dimmed">
        {t('archiveHint')}
      </Text>
      {host.isOwner ? (
        <>
          <TextInput
            w={420}
            label={t('archiveName')}
            value={fileName}
            maxLength={200}
            onChange={(event) => setFileName(event.currentTarget.value)}
          />
          <Input.Wrapper label={t('archiveFolder')}>
            <Group gap="xs" wrap="nowrap" mt={6}>
              {folder !== null && <PathText path={folder.path} />}
              <Button variant="default" size="compact-sm" onClick={() => setPicking(true)}>
                {folder === null ? t('archiveChoose') : common('folderChange')}
              </Button>
            </Group>
          </Input.Wrapper>
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
          <FolderPicker
            opened={isPicking}
            title={t('archiveFolder')}
            actionLabel={common('folderUse')}
            folders={folders}
            pick="folder"
            canMake
            start={folder?.id ?? null}
            onClose={() => setPicking(false)}
            onPick={(picked) => {
              setFolder(picked);
              setPicking(false);
            }}
          />
        </>
      ) : (
        <Text size="sm">{t('archiveOwner')}</Text>
      )}
      {starting.error !== null && <ErrorNotice error={shownErrorOf(starting.error)} />}
      {job?.state === 'running' && <JobProgress job={job} />}
      {job?.error != null && <ErrorNotice error={job.error} />}
      {job?.state === 'done' && <ArchiveReportView report={job.report} />}
    </Stack>
  );
}
