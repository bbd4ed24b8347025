import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import { makeFolders } from './make-folders.ts';

/** Name of the database in a project folder. */
export const databaseName = 'project.db';

/** Whether a folder is a Quotient project. */
export async function isProjectFolder(path: string): Promise<boolean> {
  return await stat(join(path, databaseName)).then(
    (facts) => facts.isFile(),
    () => false,
  );
}

/** Makes the folders of a new project; refuses a folder that holds anything. */
export async function prepareFolder(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new AppError(
      'invalid-input',
      `${folder} cannot be used as a project folder: ${describe(error)}. Choose another one.`,
      { path: folder },
      error,
    );
  });
  if (entries?.includes(databaseName)) {
    throw new AppError('conflict', `${folder} is a project already. Open it, or choose another folder.`, {
      path: folder,
      reason: 'project-place-project',
    });
  }
  if (entries && entries.length > 0) {
    throw new AppError('conflict', `${folder} is not empty. A new project needs a new or empty folder.`, {
      path: folder,
      reason: 'project-place-not-empty',
    });
  }
  try {
    for (const name of ['media', 'cache', 'backups']) await makeFolders(join(folder, name));
  } catch (error) {
    throw new AppError(
      'project-read-only',
      `${folder} cannot be made: ${describe(error)}. Choose a folder that you may write to.`,
      { path: folder },
      error,
    );
  }
}

/** Refuses a folder that is missing, no project, or cannot be written. */
export async function requireProject(folder: string): Promise<void> {
  const facts = await stat(folder).catch(() => null);
  if (!facts)
    throw new AppError(
      'project-missing',
      `There is no folder ${folder}. Check the path, or open the project where it was moved to.`,
      { path: folder },
    );
  if (!facts.isDirectory() || !(await isProjectFolder(folder))) {
    throw new AppError('project-invalid', `${folder} is no Quotient project: it holds no ${databaseName}.`, {
      path: folder,
    });
  }
  try {
    await access(folder, constants.W_OK);
    await access(join(folder, databaseName), constants.W_OK);
  } catch (error) {
    throw new AppError(
      'project-read-only',
      `${folder} is read-only: Quotient saves every edit at once and needs to write there. Check its permissions.`,
      { path: folder },
      error,
    );
  }
}

function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: Readonly<Record<string, string>> = {
    EACCES: 'you may not write there',
    ENOENT: 'nothing can be made in the folder above it',
    EPERM: 'you may not write there',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'it is a file',
    ENAMETOOLONG: 'the name is too long',
  };
  return words[code] ?? (error instanceof Error ? error.message : String(error));
}
