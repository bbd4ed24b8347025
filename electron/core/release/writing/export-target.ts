import { createHash } from 'node:crypto';
import { type Dirent, existsSync } from 'node:fs';
import { mkdir, open, readdir, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import { isLeftoverOfSystem } from '#shared/formats/path.ts';
import { isProcessRunning } from '../../project/process-identity.ts';
import { manifestName, readManifestPaths } from './manifest-file.ts';

/** Where an export goes, and the folder beside it in which it is made. */
export interface ExportTarget {
  /** Absolute path. */
  readonly path: string;
  /** Absolute path of a new, empty folder in the same parent. */
  readonly staging: string;
  /** Puts the staged folder in place of what is there, or leaves that as it was. */
  commit(): Promise<void>;
  /** Removes the staged folder. */
  discard(): Promise<void>;
}

const shownNames = 3;
/** Staging folders that this process writes to. */
const inUse = new Set<string>();
let stagingCount = 0;

/**
 * Prepares a folder to export to: one that does not exist, is empty, or is an export of Quotient to which nobody added
 * anything. Cleans up after exports to the same folder that were killed.
 *
 * @throws AppError `conflict` for a file or a folder with other content.
 */
export async function prepareTarget(out: string): Promise<ExportTarget> {
  const path = existsSync(out) ? await realpath(out) : resolve(out);
  const parent = dirname(path);
  await mkdir(parent, { recursive: true });
  const prefix = `.quotient-export-${createHash('sha256').update(basename(path)).digest('hex').slice(0, 12)}`;
  const previous = join(parent, `${prefix}-previous`);
  await recover(path, previous);
  await removeStale(parent, prefix);
  await checkContent(path);
  stagingCount += 1;
  const staging = join(parent, `${prefix}-${hostMark()}-${process.pid}-${stagingCount}`);
  inUse.add(staging);
  await mkdir(staging);
  return {
    path,
    staging,
    commit: async () => {
      // What is there may have changed while the export was made.
      await checkContent(path);
      await syncFolder(staging);
      await replaceFolder(staging, path, previous);
      await syncFolder(parent);
      inUse.delete(staging);
    },
    discard: async () => {
      await rm(staging, { recursive: true, force: true });
      inUse.delete(staging);
    },
  };
}

/** Ends a replacement that was cut off between its two renames. */
async function recover(path: string, previous: string): Promise<void> {
  if (!existsSync(previous)) return;
  if (existsSync(path)) await rm(previous, { recursive: true, force: true });
  else await rename(previous, path);
}

/** Removes what exports of processes left behind that run no more on this machine. */
async function removeStale(parent: string, prefix: string): Promise<void> {
  const mark = `${prefix}-${hostMark()}-`;
  for (const name of await readdir(parent)) {
    if (!name.startsWith(mark)) continue;
    const pid = Number(name.slice(mark.length).split('-')[0]);
    const path = join(parent, name);
    const isAlive = pid === process.pid ? inUse.has(path) : isProcessRunning(pid);
    if (!isAlive) await rm(path, { recursive: true, force: true });
  }
}

async function checkContent(path: string): Promise<void> {
  const facts = await stat(path).catch(() => null);
  if (!facts) return;
  const otherwise = 'Choose a new or empty folder.';
  if (!facts.isDirectory()) {
    throw new AppError('conflict', `${path} is a file, so nothing can be exported there. ${otherwise}`, { path });
  }
  if ((await readdir(path)).length === 0) return;
  const own = await readManifestPaths(join(path, manifestName));
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

/** Files in an export that its manifest does not name, relative to it. */
async function findForeign(root: string, own: ReadonlySet<string>): Promise<readonly string[]> {
  const foreign: string[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries: Dirent[] = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) pending.push(name);
      else if (!own.has(name) && name !== manifestName && !isLeftoverOfSystem(name)) foreign.push(name);
    }
  }
  return foreign.sort();
}

/** Two renames, because no system replaces a folder that holds something in one; `recover` ends what is cut off here. */
async function replaceFolder(staging: string, path: string, previous: string): Promise<void> {
  const isThere = existsSync(path);
  if (isThere && (await readdir(path)).length === 0) await rmdir(path);
  else if (isThere) await rename(path, previous);
  try {
    await rename(staging, path);
  } catch (error) {
    if (existsSync(previous)) await rename(previous, path);
    throw error;
  }
  await rm(previous, { recursive: true, force: true });
}

/** Makes the names in a folder durable; Windows has no such thing and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function hostMark(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
