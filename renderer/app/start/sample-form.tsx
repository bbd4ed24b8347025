import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { folders } from '#renderer/transport/folders.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import { FolderField } from '#renderer/ui/folders/folder-field.tsx';
import { useFolderChoice } from '#renderer/ui/folders/use-folder-choice.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { NewProjectFormProps } from './new-project-form.tsx';
import { rememberedName, rememberName } from './remembered-name.ts';

/** Makes and opens the sample project; a job fills it while the screens are already there. */
export function SampleForm({ onCancel, onOpened }: NewProjectFormProps) {
  const t = useText('start');
  const [personName, setPersonName] = useState(rememberedName);
  const parent = useFolderChoice(folders);
  const location = parent.folder;
  const making = useMutation(api.project.createSample.mutationOptions({ onSuccess: onOpened }));
  const isComplete = personName.trim() !== '' && location !== null;
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete) return;
    rememberName(personName.trim());
    making.mutate({ parent: location.id, name: t('sample'), personName: personName.trim() });
  };
  return (
    <form onSubmit={make}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('sampleHint')}
        </Text>
        <FolderField label={t('parentFolder')} pickTitle={t('pickParent')} choice={parent} />
        <TextInput
          label={t('yourName')}
          value={personName}
          maxLength={200}
          data-autofocus
          autoComplete="name"
          onChange={(event) => setPersonName(event.currentTarget.value)}
        />
        {making.error !== null && <ErrorNotice error={shownErrorOf(making.error)} />}
        <DialogActs onCancel={onCancel}>
          <Button type="submit" disabled={!isComplete} loading={making.isPending}>
            {t('sampleMake')}
          </Button>
        </DialogActs>
      </Stack>
    </form>
  );
}
