import { Button, Group, Loader, Modal, ScrollArea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { FolderId, FolderListing } from '#schemas/contract/host.ts';
import { ErrorNotice } from '../notices/error-notice.tsx';
import { FolderEntries, type PickableFiles } from './folder-entries.tsx';
import { FolderPath } from './folder-path.tsx';
import { SystemFolderPicker, type SystemFolderWish } from './system-folder-picker.tsx';

/** How a picker reaches the folders of the core's machine; all reject with a `ShownError`. */
export interface Folders {
  readonly browse: (folder: FolderId | null) => Promise<FolderListing>;
  readonly make: (parent: FolderId, name: string) => Promise<FolderListing>;
  /** Lets the person choose in the system's own dialog (null: they closed it); null where there is none. */
  readonly choose: ((wish: SystemFolderWish) => Promise<FolderListing | null>) | null;
}

export interface FolderPickerProps {
  readonly opened: boolean;
  readonly title: string;
  readonly actionLabel: string;
  readonly folders: Folders;
  /** `project`: only a project's folder can be picked; `folder`: any. */
  readonly pick: 'folder' | 'project';
  /** Whether new folders can be made. */
  readonly canMake: boolean;
  /** Where to begin; null: the owner's home. */
  readonly start: FolderId | null;
  readonly onClose: () => void;
  readonly onPick: (folder: FolderListing) => void;
  /** Files that can be picked as well as folders: in our own picker, because no system's dialog takes both. */
  readonly files?: PickableFiles;
}

/** Picks a folder of the machine that the core runs on; it is named by an id, its path is for reading only. */
export function FolderPicker(props: FolderPickerProps) {
  if (props.folders.choose !== null && props.files === undefined)
    return props.opened && <SystemFolderPicker {...props} choose={props.folders.choose} />;
  return (
    <Modal stackId="folder" opened={props.opened} onClose={props.onClose} title={props.title} size={620}>
      {props.opened && <PickerBody {...props} />}
    </Modal>
  );
}

function PickerBody({ actionLabel, folders, pick, canMake, start, onClose, onPick, files }: FolderPickerProps) {
  const t = useText('common');
  const [folder, setFolder] = useState<FolderId | null>(start);
  const listing = useQuery<FolderListing, ShownError>({
    queryKey: ['folder', folder],
    queryFn: () => folders.browse(folder),
    staleTime: 0,
    retry: false,
    placeholderData: (previous) => previous,
  });
  const shown = listing.data;
  const body = useRef<HTMLDivElement>(null);
  const shownId = listing.isPlaceholderData ? null : (shown?.id ?? null);
  useEffect(() => {
    if (shownId === null) return;
    // Not at once: the dialog first remembers what has the keyboard, to give it back.
    const waiting = setTimeout(() => body.current !== null && keepKeyboardIn(body.current));
    return () => clearTimeout(waiting);
  }, [shownId]);
  const canPick = shown !== undefined && !listing.isPlaceholderData && (pick === 'folder' || shown.isProject);
  return (
    <div ref={body}>
      <FolderPath listing={shown ?? null} folders={folders} onGo={setFolder} canMake={canMake} />
      <ScrollArea h={340} type="auto" my="sm" style={{ border: '1px solid var(--line)', borderRadius: 8 }}>
        {listing.error !== null && (
          <div style={{ padding: 12 }}>
            <ErrorNotice error={listing.error} onRetry={() => setFolder(null)} />
          </div>
        )}
        {listing.error === null && shown === undefined && (
          <Group justify="center" p="xl">
            <Loader size="sm" />
          </Group>
        )}
        {listing.error === null && shown !== undefined && (
          <FolderEntries listing={shown} onGo={setFolder} files={files} />
        )}
      </ScrollArea>
      <Group justify="space-between" wrap="nowrap">
        <span />
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            disabled={!canPick}
            data-autofocus={shown?.entries.length === 0 || undefined}
            onClick={() => shown !== undefined && onPick(shown)}
          >
            {actionLabel}
          </Button>
        </Group>
      </Group>
    </div>
  );
}

/**
 * The entry that was gone into is gone, and the way up ends: the keyboard, if it was there or is not yet in the picker,
 * goes to what the folder holds.
 */
function keepKeyboardIn(body: HTMLElement): void {
  const { activeElement } = document;
  if (activeElement !== null && body.contains(activeElement) && !activeElement.matches(':disabled')) return;
  const first = body.querySelector<HTMLElement>('li > button') ?? body.querySelector<HTMLElement>('[data-autofocus]');
  first?.focus();
}
