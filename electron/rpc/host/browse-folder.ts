import { existsSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { isProjectFolder } from '#electron/core/project/project-folder.ts';
import { type FolderEntry, FolderListing } from '#schemas/contract/host.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { checkFileName } from './file-name.ts';
import type { FolderIds } from './folder-ids.ts';

/** Folders and files beyond these are not listed; nobody picks from longer lists. */
const mostFolders = 5000;
const mostFiles = 1000;

/** Stands for the list of drives, the parent of every drive of Windows. */
const drives = 'drives:';

/**
 * Lists a folder: folders before files, in natural order, without hidden ones.
 *
 * @throws AppError `not-found` for a folder that is missing, `io-failed` for one that cannot be read
 */
export async function browseFolder(folders: FolderIds, path: string | null): Promise<FolderListing> {
  if (path === drives) return listDrives(folders);
  const folder = path ?? homedir();
  const found = await readFolder(folder);
  const byName = new Intl.Collator('en', { numeric: true }).compare;
  const named = found.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => byName(a.name, b.name));
  const inside = named.filter((entry) => entry.isFolder).slice(0, mostFolders);
  const files = named.filter((entry) => !entry.isFolder).slice(0, mostFiles);
  const entryOf = (name: string, kind: FolderEntry['kind']): FolderEntry => ({
    id: folders.idOf(join(folder, name)),
    name,
    kind,
  });
  const parent = parentOf(folder);
  return FolderListing.parse({
    id: folders.idOf(folder),
    path: folder,
    parent: parent === null ? null : folders.idOf(parent),
    isProject: await isProjectFolder(folder),
    entries: [
      ...(await Promise.all(
        inside.map(async ({ name }) =>
          entryOf(name, (await isProjectFolder(join(folder, name))) ? 'project' : 'folder'),
        ),
      )),
      ...files.map(({ name }) => entryOf(name, 'file')),
    ],
  });
}

/**
 * Makes a folder below another and lists it.
 *
 * @throws AppError `invalid-input` for a bad name, `conflict` where there is one already, `io-failed`
 */
export async function makeFolder(folders: FolderIds, parent: string, name: string): Promise<FolderListing> {
  checkFileName(name);
  const path = join(parent, name);
  try {
    await mkdir(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new AppError('conflict', `“${name}” is in ${parent} already.`, { name, path: parent }, error);
    }
    throw new AppError('io-failed', `The folder ${path} cannot be made: ${reasonOf(error)}.`, { path }, error);
  }
  return await browseFolder(folders, path);
}

async function readFolder(folder: string): Promise<{ name: string; isFolder: boolean }[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return await Promise.all(
      entries.map(async (entry) => ({
        name: entry.name,
        isFolder: entry.isDirectory() || (entry.isSymbolicLink() && (await leadsToFolder(join(folder, entry.name)))),
      })),
    );
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing) throw new AppError('not-found', `There is no folder ${folder}.`, { path: folder }, error);
    throw new AppError(
      'io-failed',
      `The folder ${folder} cannot be read: ${reasonOf(error)}.`,
      { path: folder },
      error,
    );
  }
}

async function leadsToFolder(link: string): Promise<boolean> {
  try {
    return (await stat(link)).isDirectory();
  } catch {
    // A link that leads nowhere is shown as a file.
    return false;
  }
}

function parentOf(folder: string): string | null {
  const parent = dirname(folder);
  if (parent !== folder) return parent;
  return process.platform === 'win32' ? drives : null;
}

function listDrives(folders: FolderIds): FolderListing {
  const names = Array.from({ length: 26 }, (_, index) => `${String.fromCodePoint(65 + index)}:\\`);
  const entries = names
    .filter((name) => existsSync(name))
    .map((name) => ({ id: folders.idOf(name), name, kind: 'folder' }));
  return FolderListing.parse({ id: folders.idOf(drives), path: '', parent: null, isProject: false, entries });
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES' || code === 'EPERM') return 'you have no right to it';
  if (code === 'ENOTDIR') return 'it is a file';
  if (code === 'EROFS') return 'the disk is read-only';
  if (code === 'ENOSPC') return 'the disk is full';
  return typeof code === 'string' ? code : 'the system gave no reason';
}
