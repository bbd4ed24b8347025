import { Button, Group, Input } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useState } from 'react';
import { useErrorText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FolderPicker } from './folder-picker.tsx';
import { PathText } from './path-text.tsx';
import type { FolderChoice } from './use-folder-choice.ts';

export interface FolderFieldProps {
  readonly label: string;
  /** Title of the picker. */
  readonly pickTitle: string;
  readonly choice: FolderChoice;
}

/** Shows the folder that something is made in, and lets another be picked. */
export function FolderField({ label, pickTitle, choice: { folders, folder, error, pick } }: FolderFieldProps) {
  const t = useText('common');
  const errorText = useErrorText();
  const [isPicking, setPicking] = useState(false);
  /** Whether the keyboard comes back here: the dialog below the picker would give it to its first button. */
  const [wasOpened, setOpened] = useState(false);
  return (
    <Input.Wrapper label={label} error={error === null ? null : errorText(error).sentence}>
      <Group gap="xs" wrap="nowrap" mt={6}>
        <IconFolder size={17} color="var(--text-faint)" style={{ flex: 'none' }} aria-hidden />
        <PathText path={folder?.path ?? (error === null ? t('loading') : '')} />
        <Button
          variant="default"
          size="compact-sm"
          data-autofocus={wasOpened || undefined}
          onClick={() => {
            setOpened(true);
            setPicking(true);
          }}
        >
          {t('folderChange')}
        </Button>
      </Group>
      <FolderPicker
        opened={isPicking}
        title={pickTitle}
        actionLabel={t('folderUse')}
        folders={folders}
        pick="folder"
        canMake
        start={folder?.id ?? null}
        onClose={() => setPicking(false)}
        onPick={(picked) => {
          pick(picked);
          setPicking(false);
        }}
      />
    </Input.Wrapper>
  );
}
