import { Button, Group, Input } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { folders } from '#renderer/transport/folders.ts';
import { FolderPicker } from '#renderer/ui/folder-picker.tsx';
import { PathText } from '#renderer/ui/path-text.tsx';
import type { FolderListing } from '#schemas/contract/host.ts';

export interface ExportFolderFieldProps {
  readonly folder: FolderListing | null;
  readonly onChange: (folder: FolderListing) => void;
}

/** The folder that the export's own folder is made in. */
export function ExportFolderField({ folder, onChange }: ExportFolderFieldProps) {
  const t = useText('releases');
  const common = useText('common');
  const [isPicking, setPicking] = useState(false);
  return (
    <Input.Wrapper label={t('parent')}>
      <Group gap="xs" wrap="nowrap" mt={6}>
        <PathText path={folder?.path ?? common('loading')} />
        <Button variant="default" size="compact-sm" onClick={() => setPicking(true)}>
          {common('folderChange')}
        </Button>
      </Group>
      <FolderPicker
        opened={isPicking}
        title={t('pickParent')}
        actionLabel={common('folderUse')}
        folders={folders}
        pick="folder"
        canMake
        start={folder?.id ?? null}
        onClose={() => setPicking(false)}
        onPick={(picked) => {
          onChange(picked);
          setPicking(false);
        }}
      />
    </Input.Wrapper>
  );
}
