import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Absolute path of the program's package: the nearest folder with a package file, from source and from any build. */
export const packageFolder = findPackageFolder(import.meta.dirname);

function findPackageFolder(start: string): string {
  let folder = start;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
