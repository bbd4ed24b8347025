import { Text } from '@mantine/core';
import { IconFile, IconFolder, IconMathFunction } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { FolderId, FolderListing } from '#schemas/contract/host.ts';
import classes from './folder-entries.module.css';

export interface FolderEntriesProps {
  readonly listing: FolderListing;
  readonly onGo: (folder: FolderId) => void;
}

/** Files are shown to recognise a folder by, not to be picked. */
const filesShown = 100;

/** What a folder holds: projects and folders to go into, and the files beside them. */
export function FolderEntries({ listing, onGo }: FolderEntriesProps) {
  const t = useText('common');
  const folders = listing.entries.filter(({ kind }) => kind !== 'file');
  const files = listing.entries.filter(({ kind }) => kind === 'file');
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
            <button type="button" className={classes.entry} onClick={() => onGo(entry.id)}>
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
        {files.slice(0, filesShown).map((entry) => (
          <li key={entry.id} className={classes.file}>
            <IconFile size={17} aria-hidden />
            <span className={classes.name}>{entry.name}</span>
          </li>
        ))}
      </ul>
      {hiddenCount > 0 && (
        <Text size="xs" c="dimmed" px="sm" py={6}>
          {t('folderHidden', { count: hiddenCount })}
        </Text>
      )}
    </div>
  );
}
