import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import type { FolderListing } from '#schemas/contract/host.ts';
import type { Folders } from './folder-picker.tsx';

const pickedFor = new Map<string, FolderListing>();

/** The folder that was picked last for a purpose, while the window is open. */
export function lastPicked(purpose: string | null): FolderListing | null {
  return purpose === null ? null : (pickedFor.get(purpose) ?? null);
}

/** The folder that something is made in. */
export interface FolderChoice {
  readonly folders: Folders;
  /** Null as long as it is not known. */
  readonly folder: FolderListing | null;
  /** Why it is not known. */
  readonly error: ShownError | null;
  readonly pick: (folder: FolderListing) => void;
}

/**
 * The owner's home unless another folder is picked.
 *
 * @param purpose what the folder is for: the one that was picked for it last, while the window is open, is chosen again
 */
export function useFolderChoice(folders: Folders, purpose: string | null = null): FolderChoice {
  const [picked, setPicked] = useState(() => lastPicked(purpose));
  const pick = (chosen: FolderListing) => {
    setPicked(chosen);
    if (purpose !== null) pickedFor.set(purpose, chosen);
  };
  const home = useQuery<FolderListing, ShownError>({
    queryKey: ['folder', null],
    queryFn: () => folders.browse(null),
    staleTime: 0,
    retry: false,
  });
  const folder = picked ?? home.data ?? null;
  return { folders, folder, error: folder === null ? home.error : null, pick };
}
