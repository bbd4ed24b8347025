import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Folder of the project that the program was started with: the first argument that is no switch. A file stands for the
 * folder it lies in, so that a project opens by its `project.quotient` or `project.db`.
 *
 * @param argv all of them; a packed program is the first itself, else the second names what Electron runs
 * @param folder that relative paths count from
 */
export function projectOfArguments(argv: readonly string[], isPackaged: boolean, folder: string): string | null {
  const given = argv.slice(isPackaged ? 1 : 2).find((word) => word !== '' && !word.startsWith('-'));
  return given === undefined ? null : projectFolderOf(resolve(folder, given));
}

/** The folder of a project that a file or folder means. */
export function projectFolderOf(path: string): string {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return isFile ? dirname(path) : path;
}
