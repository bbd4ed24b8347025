import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { folders } from '#renderer/transport/folders.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { FolderField } from '#renderer/ui/folders/folder-field.tsx';
import { PathText } from '#renderer/ui/folders/path-text.tsx';
import { useFolderChoice } from '#renderer/ui/folders/use-folder-choice.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { folderNameOf, joinedPath } from './folder-name.ts';
import classes from './new-project-form.module.css';
import { rememberedName, rememberName } from './remembered-name.ts';

export interface NewProjectFormProps {
  readonly onCancel: () => void;
  readonly onOpened: () => void;
}

/** Makes a project from the template in a new folder and opens it. */
export function NewProjectForm({ onCancel, onOpened }: NewProjectFormProps) {
  const t = useText('start');
  const common = useText('common');
  const [name, setName] = useState('');
  const [ownFolderName, setOwnFolderName] = useState<string | null>(null);
  const [personName, setPersonName] = useState(rememberedName);
  const parent = useFolderChoice(folders);
  const location = parent.folder;
  const creating = useMutation(api.project.create.mutationOptions({ onSuccess: onOpened }));
  const folderName = ownFolderName ?? folderNameOf(name);
  const isComplete = name.trim() !== '' && folderName.trim() !== '' && personName.trim() !== '' && location !== null;

  const create = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete) return;
    rememberName(personName.trim());
    creating.mutate({
      parent: location.id,
      folderName: folderName.trim(),
      name: name.trim(),
      personName: personName.trim(),
    });
  };
  return (
    <form onSubmit={create}>
      <Stack gap="md">
        <TextInput
          label={t('projectName')}
          placeholder={t('projectNamePlaceholder')}
          value={name}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FolderField label={t('parentFolder')} pickTitle={t('pickParent')} choice={parent} />
        <TextInput
          label={t('folderName')}
          value={folderName}
          maxLength={200}
          onChange={(event) => setOwnFolderName(event.currentTarget.value)}
        />
        <TextInput
          label={t('yourName')}
          description={t('yourNameHint')}
          value={personName}
          maxLength={200}
          autoComplete="name"
          onChange={(event) => setPersonName(event.currentTarget.value)}
        />
        {creating.error !== null && <ErrorNotice error={shownErrorOf(creating.error)} />}
        <Group justify="space-between" wrap="nowrap">
          <span className={classes.path}>
            {location !== null && folderName !== '' && <PathText path={joinedPath(location.path, folderName)} />}
          </span>
          <Group gap="xs" wrap="nowrap">
            <Button variant="default" onClick={onCancel}>
              {common('cancel')}
            </Button>
            <Button type="submit" disabled={!isComplete} loading={creating.isPending}>
              {t('create')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
