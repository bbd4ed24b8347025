import { Button, FileButton, Group, Text } from '@mantine/core';
import { IconFiles, IconFolder } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { folders } from '#renderer/transport/folders.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { FolderPicker } from '#renderer/ui/folders/folder-picker.tsx';
import { PathText } from '#renderer/ui/folders/path-text.tsx';
import { filesOfDialog } from './dropped-files.ts';
import type { ImportSource } from './import-choices.ts';
import classes from './import-source-field.module.css';

export interface ImportSourceFieldProps {
  readonly source: ImportSource | null;
  readonly onChange: (source: ImportSource) => void;
}

/**
 * What to import: files of this computer, or a folder. The owner names a folder of the machine that the core runs on,
 * which needs no sending; others send the files of a folder of theirs.
 */
export function ImportSourceField({ source, onChange }: ImportSourceFieldProps) {
  const t = useText('imports');
  const format = useFormat();
  const { host } = useSession();
  const [isPicking, setPicking] = useState(false);
  /** Whether the keyboard comes back to the button of the picker: the dialog begins with the first. */
  const [wasPicking, setWasPicking] = useState(false);
  const folderInput = useRef<HTMLInputElement>(null);
  const takeFiles = (list: readonly File[]) => {
    const files = filesOfDialog(list);
    if (files.length > 0) onChange({ kind: 'files', files });
  };
  const chooseFolder = () => {
    if (!host.isOwner) return folderInput.current?.click();
    setWasPicking(true);
    setPicking(true);
  };
  return (
    <div className={classes.field} data-empty={source === null}>
      {source !== null &&
        (source.kind === 'folder' ? (
          <PathText path={source.folder.path} />
        ) : (
          <Text fw={560}>
            {t('chosenFiles', {
              count: source.files.length,
              bytes: format.bytes(source.files.reduce((sum, { file }) => sum + file.size, 0)),
            })}
          </Text>
        ))}
      <Group gap="xs" wrap="nowrap">
        <FileButton multiple onChange={takeFiles}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              data-autofocus={!wasPicking || undefined}
              leftSection={<IconFiles size={16} />}
            >
              {t('chooseFiles')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          data-autofocus={wasPicking || undefined}
          leftSection={<IconFolder size={16} />}
          onClick={chooseFolder}
        >
          {t('chooseFolder')}
        </Button>
      </Group>
      {source === null && (
        <Text size="sm" c="dimmed">
          {t('dropHint')}
        </Text>
      )}
      <input
        ref={folderInput}
        type="file"
        hidden
        multiple
        aria-hidden
        tabIndex={-1}
        {...{ webkitdirectory: '' }}
        onChange={(event) => takeFiles([...(event.currentTarget.files ?? [])])}
      />
      <FolderPicker
        opened={isPicking}
        title={t('pickFolder')}
        actionLabel={t('useFolder')}
        folders={folders}
        pick="folder"
        canMake={false}
        start={source?.kind === 'folder' ? source.folder.id : null}
        onClose={() => setPicking(false)}
        onPick={(folder) => {
          onChange({ kind: 'folder', folder });
          setPicking(false);
        }}
      />
    </div>
  );
}
