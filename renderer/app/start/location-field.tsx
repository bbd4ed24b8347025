import { Button, Group, Input } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { folders } from '#renderer/transport/folders.ts';
import { FolderPicker } from '#renderer/ui/folder-picker.tsx';
import { PathText } from '#renderer/ui/path-text.tsx';
import type { FolderListing } from '#schemas/contract/host.ts';

/** Where a new project is made: the owner's home unless another folder is picked. */
export function useLocation(): readonly [FolderListing | null, (folder: FolderListing) => void] {
  const [picked, setPicked] = useState<FolderListing | null>(null);
  const home = useQuery({
    queryKey: ['folder', null],
    queryFn: () => folders.browse(null),
    staleTime: 0,
    retry: false,
  });
  return [picked ?? home.data ?? null, setPicked];
}

export interface LocationFieldProps {
  readonly location: FolderListing | null;
  readonly onChange: (folder: FolderListing) => void;
}

/** Shows the chosen folder and lets another be picked. */
export function LocationField({ location, onChange }: LocationFieldProps) {
  const t = useText('start');
  const common = useText('common');
  const [isPicking, setPicking] = useState(false);
  return (
    <Input.Wrapper label={t('parentFolder')}>
      <Group gap="xs" wrap="nowrap">
        <IconFolder size={17} color="var(--text-faint)" style={{ flex: 'none' }} aria-hidden />
        <PathText path={location?.path ?? common('loading')} />
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
        start={location?.id ?? null}
        onClose={() => setPicking(false)}
        onPick={(folder) => {
          onChange(folder);
          setPicking(false);
        }}
      />
    </Input.Wrapper>
  );
}
