import { Modal, Text } from '@mantine/core';
import { IconFolderOpen, IconPlus, IconSparkles } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { folders } from '#renderer/transport/folders.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { FolderPicker } from '#renderer/ui/folders/folder-picker.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { FullPage } from './full-page.tsx';
import { NewProjectForm } from './new-project-form.tsx';
import { OpeningProgress } from './opening-progress.tsx';
import { RecentProjects } from './recent-projects.tsx';
import { SampleForm } from './sample-form.tsx';
import { StartAction } from './start-action.tsx';
import classes from './start-page.module.css';

/** What the owner sees while no project is open: make, open, recent, sample. */
export function StartPage() {
  const t = useText('start');
  const queryClient = useQueryClient();
  const [dialog, setDialog] = useState<'new' | 'open' | 'sample' | null>(null);
  const close = () => setDialog(null);
  const enter = () => void queryClient.invalidateQueries();
  const opening = useMutation(api.project.open.mutationOptions({ onSuccess: enter }));
  return (
    <FullPage width={940}>
      <Text c="dimmed" mt={10} mb={36} size="lg">
        {t('tagline')}
      </Text>
      {opening.error !== null && (
        <div className={classes.error}>
          <ErrorNotice error={shownErrorOf(opening.error)} />
        </div>
      )}
      <OpeningProgress />
      <div className={classes.columns}>
        <div className={classes.actions}>
          <StartAction
            icon={IconPlus}
            title={t('newProject')}
            hint={t('newProjectHint')}
            isPrimary
            onClick={() => setDialog('new')}
          />
          <StartAction icon={IconFolderOpen} title={t('openProject')} hint="" onClick={() => setDialog('open')} />
          <StartAction
            icon={IconSparkles}
            title={t('sample')}
            hint={t('sampleHint')}
            onClick={() => setDialog('sample')}
          />
        </div>
        <RecentProjects isBusy={opening.isPending} onOpen={(folder) => opening.mutate({ folder })} />
      </div>
      <Modal opened={dialog === 'new'} onClose={close} title={t('newProject')} size={560}>
        <NewProjectForm onCancel={close} onOpened={enter} />
      </Modal>
      <Modal opened={dialog === 'sample'} onClose={close} title={t('sample')} size={520}>
        <SampleForm onCancel={close} onOpened={enter} />
      </Modal>
      <FolderPicker
        opened={dialog === 'open'}
        title={t('openTitle')}
        actionLabel={t('openAction')}
        folders={folders}
        pick="project"
        canMake={false}
        start={null}
        onClose={close}
        onPick={(folder) => {
          close();
          opening.mutate({ folder: folder.id });
        }}
      />
    </FullPage>
  );
}
