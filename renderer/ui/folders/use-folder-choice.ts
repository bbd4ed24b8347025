import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import type { FolderListing } from '#schemas/contract/host.ts';
import type { Folders } from './folder-picker.tsx';

/** The folder that something is made in. */
export interface FolderChoice {
  readonly folders: Folders;
  /** Null as long as it is not known. */
  readonly folder: FolderListing | null;
  /** Why it is not known. */
  readonly error: ShownError | null;
  readonly pick: (folder: FolderListing) => void;
}

/** The owner's home unless another folder is picked. */
export function useFolderChoice(folders: Folders): FolderChoice {
  const [picked, pick] = useState<FolderListing | null>(null);
  const home = useQuery<FolderListing, ShownError>({
    queryKey: ['folder', null],
    queryFn: () => folders.browse(null),
    staleTime: 0,
    retry: false,
  });
  const folder = picked ?? home.data ?? null;
  return { folders, folder, error: folder === null ? home.error : null, pick };
}
