import { resolve } from 'node:path';
import { projectFolderOf } from '#electron/rpc/host/user-path.ts';

/**
 * Folder of the project that the program was started with: the first argument that is no switch. A file stands for the
 * folder it lies in, so that a project opens by its `project.quotient` or `project.db`.
 *
 * @param argv all of them; the first is the program, and one that is not packed names next what Electron runs
 * @param folder that relative paths count from
 */
export function projectOfArguments(argv: readonly string[], isPackaged: boolean, folder: string): string | null {
  const given = argv.slice(1).filter((word) => word !== '' && !word.startsWith('-'))[isPackaged ? 0 : 1];
  return given === undefined ? null : projectFolderOf(resolve(folder, given));
}
