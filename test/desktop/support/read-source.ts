import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Folder of the repository. */
export const repository = resolve(import.meta.dirname, '../../..');

/** Text of a file of the repository. */
export async function readSource(path: string): Promise<string> {
  return await readFile(join(repository, path), 'utf8');
}
