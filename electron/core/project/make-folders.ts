import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing. Unlike `mkdir` with `recursive`, it ends with an error where a
 * file system has no room for folders at all, as `/proc`: there that call tries for ever.
 *
 * @throws NodeJS.ErrnoException the system's error at the first folder that cannot be made, with its `path`
 */
export async function makeFolders(path: string): Promise<void> {
  const missing: string[] = [];
  for (let folder = path; !(await exists(folder)); folder = dirname(folder)) missing.push(folder);
  for (const folder of missing.reverse()) await makeFolder(folder);
  if (missing.length === 0 && !(await stat(path)).isDirectory()) {
    throw Object.assign(new Error(`EEXIST: file already exists, mkdir '${path}'`), { code: 'EEXIST', path });
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' && dirname(path) !== path) return false;
      throw error;
    },
  );
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    // Another process made it in this very moment.
    if (error.code !== 'EEXIST') throw error;
  });
}
