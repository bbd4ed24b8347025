import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import { type Progress, unwatched } from '../../jobs/job-runner.ts';

export interface FolderListing {
  /** Absolute paths of the plain files in the folder and all below it. Links are not among them. */
  readonly files: readonly string[];
  /** Absolute paths of folders below that the system does not let this user list. */
  readonly unreadable: readonly string[];
}

/**
 * Lists a folder with all below it. Links are not followed: they could lead anywhere, also round in a circle.
 *
 * @throws AppError `io-failed` where the folder itself cannot be listed.
 */
export async function listFolder(root: string, watch: Progress = unwatched): Promise<FolderListing> {
  const files: string[] = [];
  const unreadable: string[] = [];
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const current = folder;
    const entries = await readdir(current, { withFileTypes: true }).catch((error: unknown) => {
      if (current !== root) return null;
      throw new AppError(
        'io-failed',
        `The folder ${root} cannot be read. Check its permissions.`,
        { path: root },
        error,
      );
    });
    watch.throwIfCancelled();
    if (entries === null) unreadable.push(current);
    for (const entry of entries ?? []) {
      const path = join(current, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile()) files.push(path);
    }
    watch.progress('scanning', files.length, null);
  }
  return { files, unreadable };
}
