import { ActionIcon, Button, Group, TextInput, Tooltip } from '@mantine/core';
import { IconArrowUp, IconFolderPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import { useErrorText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { FolderId, FolderListing } from '#schemas/contract/host.ts';
import { useFocusOnShow } from '../use-focus-on-show.ts';
import classes from './folder-path.module.css';
import type { Folders } from './folder-picker.tsx';
import { PathText } from './path-text.tsx';

export interface FolderPathProps {
  readonly listing: FolderListing | null;
  readonly folders: Folders;
  readonly canMake: boolean;
  readonly onGo: (folder: FolderId) => void;
}

/** The line above a folder's entries: up, where one is, a new folder here. */
export function FolderPath({ listing, folders, canMake, onGo }: FolderPathProps) {
  const t = useText('common');
  const [newName, setNewName] = useState<string | null>(null);
  const parent = listing?.parent ?? null;
  const making = useMutation<FolderListing, ShownError, { parent: FolderId; name: string }>({
    mutationFn: (input) => folders.make(input.parent, input.name),
    onSuccess: (made) => {
      setNewName(null);
      onGo(made.id);
    },
  });
  const make = () => {
    if (listing !== null && newName !== null && newName.trim() !== '') {
      making.mutate({ parent: listing.id, name: newName.trim() });
    }
  };
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Tooltip label={t('folderUp')}>
        <ActionIcon
          size={34}
          aria-label={t('folderUp')}
          disabled={parent === null}
          onClick={() => parent !== null && onGo(parent)}
        >
          <IconArrowUp size={18} />
        </ActionIcon>
      </Tooltip>
      {newName === null ? (
        <>
          <output className={classes.path} aria-label={t('folderPath')}>
            <PathText path={listing?.path ?? ''} />
          </output>
          {canMake && (
            <Button
              variant="default"
              leftSection={<IconFolderPlus size={16} />}
              disabled={listing === null}
              onClick={() => setNewName('')}
            >
              {t('folderNew')}
            </Button>
          )}
        </>
      ) : (
        <NewFolderField
          name={newName}
          error={making.error}
          isBusy={making.isPending}
          onName={setNewName}
          onMake={make}
          onCancel={() => setNewName(null)}
        />
      )}
    </Group>
  );
}

interface NewFolderFieldProps {
  readonly name: string;
  readonly error: ShownError | null;
  readonly isBusy: boolean;
  readonly onName: (name: string) => void;
  readonly onMake: () => void;
  readonly onCancel: () => void;
}

function NewFolderField({ name, error, isBusy, onName, onMake, onCancel }: NewFolderFieldProps) {
  const t = useText('common');
  const errorText = useErrorText();
  const field = useFocusOnShow<HTMLInputElement>();
  return (
    <>
      <TextInput
        ref={field}
        style={{ flex: 1 }}
        aria-label={t('folderNewName')}
        placeholder={t('folderNewName')}
        value={name}
        maxLength={200}
        error={error === null ? null : errorText(error).sentence}
        onChange={(event) => onName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onMake();
          if (event.key === 'Escape') {
            event.stopPropagation();
            onCancel();
          }
        }}
      />
      <Button loading={isBusy} disabled={name.trim() === ''} onClick={onMake}>
        {t('folderMake')}
      </Button>
      <Button variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </>
  );
}
