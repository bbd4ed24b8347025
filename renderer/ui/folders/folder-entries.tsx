import { Text } from '@mantine/core';
import { IconFile, IconFileZip, IconFolder, IconMathFunction } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { FolderId, FolderListing } from '#schemas/contract/host.ts';
import classes from './folder-entries.module.css';

export interface FolderEntriesProps {
  readonly listing: FolderListing;
  readonly onGo: (folder: FolderId) => void;
  /** Files that can be picked; the others are shown to recognise a folder by. */
  readonly files?: PickableFiles | undefined;
}

export interface PickableFiles {
  /** How their names end. */
  readonly suffix: string;
  readonly onPick: (folder: FolderListing, name: string) => void;
}

const filesShown = 100;

/** What a folder holds: projects and folders to go into, and the files beside them. */
export function FolderEntries({ listing, onGo, files: pickable }: FolderEntriesProps) {
  const t = useText('common');
  const folders = listing.entries.filter(({ kind }) => kind !== 'file');
  const canPick = (name: string) => pickable !== undefined && name.toLowerCase().endsWith(pickable.suffix);
  const files = listing.entries
    .filter(({ kind }) => kind === 'file')
    .toSorted((a, b) => Number(canPick(b.name)) - Number(canPick(a.name)));
  const firstPickable = folders[0]?.id ?? files.find(({ name }) => canPick(name))?.id;
  const hiddenCount = Math.max(0, files.length - filesShown);
  return (
    <div>
      {listing.entries.length === 0 && (
        <Text size="sm" c="dimmed" p="md">
          {t('folderEmpty')}
        </Text>
      )}
      <ul className={classes.list}>
        {folders.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className={classes.entry}
              data-autofocus={entry.id === firstPickable || undefined}
              onClick={() => onGo(entry.id)}
            >
              {entry.kind === 'project' ? (
                <IconMathFunction size={17} className={classes.project} aria-hidden />
              ) : (
                <IconFolder size={17} className={classes.folder} aria-hidden />
              )}
              <span className={classes.name}>{entry.name}</span>
              {entry.kind === 'project' && <span className={classes.note}>{t('folderProject')}</span>}
            </button>
          </li>
        ))}
      </ul>
      <ul className={classes.list}>
        {files.slice(0, filesShown).map((entry) =>
          canPick(entry.name) ? (
            <li key={entry.id}>
              <button
                type="button"
                className={classes.entry}
                data-autofocus={entry.id === firstPickable || undefined}
                onClick={() => pickable?.onPick(listing, entry.name)}
              >
                <IconFileZip size={17} className={classes.folder} aria-hidden />
                <span className={classes.name}>{entry.name}</span>
              </button>
            </li>
          ) : (
            <li key={entry.id} className={classes.file}>
              <IconFile size={17} aria-hidden />
              <span className={classes.name}>{entry.name}</span>
            </li>
          ),
        )}
      </ul>
      {hiddenCount > 0 && (
        <Text size="xs" c="dimmed" px="sm" py={6}>
          {t('folderHidden', { count: hiddenCount })}
        </Text>
      )}
    </div>
  );
}
