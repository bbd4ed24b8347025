import { realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { packageFolder } from '../package-folder.ts';

/**
 * Absolute path of what a user typed. npm runs scripts in the folder of the package, so a relative path counts from
 * where the user called npm.
 */
export function resolveUserPath(typed: string, environment: NodeJS.ProcessEnv = process.env): string {
  const isRunByNpm = environment['npm_lifecycle_event'] !== undefined && isPackageFolder(process.cwd());
  return resolve(isRunByNpm ? (environment['INIT_CWD'] ?? '') : '', typed);
}

/** Folder of the project that a user typed: a file, as `project.quotient` or `project.db`, stands for the one it is in. */
export function resolveProjectPath(typed: string): string {
  return projectFolderOf(resolveUserPath(typed));
}

/** The folder of a project that a file or folder means. */
export function projectFolderOf(path: string): string {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return isFile ? dirname(path) : path;
}

function isPackageFolder(folder: string): boolean {
  return realpathSync(folder) === realpathSync(packageFolder);
}
