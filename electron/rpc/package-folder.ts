import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Absolute path of the program's package: the nearest folder with a package file that has a name, from source and from
 * any build. A build may have one that only says how its modules are read.
 */
export const packageFolder = findPackageFolder(import.meta.dirname);

function findPackageFolder(start: string): string {
  let folder = start;
  while (!isPackage(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function isPackage(file: string): boolean {
  return existsSync(file) && 'name' in JSON.parse(readFileSync(file, 'utf8'));
}
