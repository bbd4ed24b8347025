import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Container } from '#schemas/formats/dataset-recipe.ts';
import { isLeftoverOfSystem } from '#shared/formats/path.ts';
import { isOwnZip, readShards, shardsName } from '../container/own-container.ts';
import { manifestName, readManifestPaths } from './manifest-file.ts';

const shownNames = 3;

/**
 * Refuses a place that is not ours to replace.
 *
 * @throws AppError `conflict` that says what is there
 */
export async function checkTarget(path: string, container: Container): Promise<void> {
  const facts = await stat(path).catch(() => null);
  if (!facts) return;
  if (container === 'zip') return await checkFile(path, facts.isDirectory());
  const otherwise = 'Choose a new or empty folder.';
  if (!facts.isDirectory()) {
    throw new AppError('conflict', `${path} is a file, so nothing can be exported there. ${otherwise}`, { path });
  }
  if ((await readdir(path)).length === 0) return;
  const own = (await readManifestPaths(join(path, manifestName))) ?? (await shardPaths(path));
  if (!own) {
    const message = `${path} is not empty and no export of Quotient, so nothing was written there. ${otherwise}`;
    throw new AppError('conflict', message, { path });
  }
  const foreign = await findForeign(path, own);
  if (foreign.length === 0) return;
  const names = foreign.slice(0, shownNames).join(', ');
  const more = foreign.length > shownNames ? ` and ${foreign.length - shownNames} more` : '';
  const message = `${path} holds files that are no part of its export and would be lost: ${names}${more}. Move them away, or choose another folder.`;
  throw new AppError('conflict', message, { path, files: names, count: foreign.length });
}

async function checkFile(path: string, isFolder: boolean): Promise<void> {
  if (isFolder) {
    const message = `${path} is a folder, so no zip file can be written there. Choose a name that ends in .zip.`;
    throw new AppError('conflict', message, { path });
  }
  if (await isOwnZip(path)) return;
  const message = `${path} is a file that is no export of Quotient, so nothing was written there. Choose another name.`;
  throw new AppError('conflict', message, { path });
}

async function shardPaths(path: string): Promise<ReadonlySet<string> | null> {
  const shards = await readShards(path);
  return shards && new Set(shards.map((shard) => shard.path));
}

/** Files in an export that its manifest does not name, relative to it. */
async function findForeign(root: string, own: ReadonlySet<string>): Promise<readonly string[]> {
  const foreign: string[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries: Dirent[] = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isOwn = own.has(name) || name === manifestName || name === shardsName;
      if (entry.isDirectory()) pending.push(name);
      else if (!isOwn && !isLeftoverOfSystem(name)) foreign.push(name);
    }
  }
  return foreign.sort();
}
