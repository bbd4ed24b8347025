import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { Container } from '#schemas/formats/dataset-recipe.ts';
import type { ExportedFile } from '#schemas/formats/export-manifest.ts';
import { isProcessRunning } from '../../project/process-identity.ts';
import { packExport } from '../container/pack-export.ts';
import { checkTarget } from './check-target.ts';
import { readDoneFiles } from './done-files.ts';

/** Where an export goes, and the folder beside it in which it is made. */
export interface ExportTarget {
  /** Absolute path of the folder or file. */
  readonly path: string;
  /** Absolute path of a folder in the same parent. */
  readonly staging: string;
  /** Files that a run of the same export wrote before it was killed, by path in the export. */
  readonly done: ReadonlyMap<string, ExportedFile>;
  /** Puts what was staged in place of what is there, or leaves that as it was. Gives the bytes that stand there then. */
  commit(onProgress: (files: number) => void): Promise<void>;
  /** Removes the staged folder. */
  discard(): Promise<void>;
}

/** Name of the file in a staging folder that says which export it is of. */
export const keyName = '.export-key';
/** Staging folders that this process writes to. */
const inUse = new Set<string>();
let stagingCount = 0;

/**
 * Prepares a place to export to: one that does not exist, is empty, or is an export of Quotient to which nobody added
 * anything. Cleans up after exports to the same place that were killed; what one with the same key had done is gone on
 * with.
 *
 * @param key names everything that decides what is written
 * @throws AppError `conflict` for a place with other content.
 */
export async function prepareTarget(out: string, container: Container, key: string): Promise<ExportTarget> {
  const path = existsSync(out) ? await realpath(out) : resolve(out);
  const parent = dirname(path);
  await mkdir(parent, { recursive: true });
  const prefix = `.quotient-export-${createHash('sha256').update(basename(path)).digest('hex').slice(0, 12)}`;
  const previous = join(parent, `${prefix}-previous`);
  await recover(path, previous);
  await checkTarget(path, container);
  stagingCount += 1;
  const staging = join(parent, `${prefix}-${hostMark()}-${process.pid}-${stagingCount}`);
  inUse.add(staging);
  const left = await findLeft(parent, prefix, key);
  const done = left === null ? new Map<string, ExportedFile>() : await readDoneFiles(left);
  if (left !== null && done.size > 0) await rename(left, staging);
  else {
    // Nothing that could be gone on with.
    if (left !== null) await rm(left, { recursive: true, force: true });
    await mkdir(staging);
  }
  await writeFile(join(staging, keyName), key);
  const packed = `${staging}-packed`;
  const discard = async () => {
    await rm(staging, { recursive: true, force: true });
    await rm(packed, { recursive: true, force: true });
    inUse.delete(staging);
  };
  return {
    path,
    staging,
    done,
    discard,
    commit: async (onProgress) => {
      await rm(join(staging, keyName), { force: true });
      if (container !== 'folder') await packExport(staging, packed, container, onProgress);
      // What is there may have changed while the export was made.
      await checkTarget(path, container);
      const made = container === 'folder' ? staging : packed;
      if (container !== 'zip') await syncFolder(made);
      if (container === 'zip') await rename(made, path);
      else await replaceFolder(made, path, previous);
      await syncFolder(parent);
      await discard();
    },
  };
}

/** Ends a replacement that was cut off between its two renames. */
async function recover(path: string, previous: string): Promise<void> {
  if (!existsSync(previous)) return;
  if (existsSync(path)) await rm(previous, { recursive: true, force: true });
  else await rename(previous, path);
}

/**
 * Removes what exports of processes left behind that run no more on this machine; all but the one with this key, whose
 * path is given back.
 */
async function findLeft(parent: string, prefix: string, key: string): Promise<string | null> {
  const mark = `${prefix}-${hostMark()}-`;
  let found: string | null = null;
  for (const name of await readdir(parent)) {
    if (!name.startsWith(mark)) continue;
    const pid = Number(name.slice(mark.length).split('-')[0]);
    const path = join(parent, name);
    const isAlive = pid === process.pid ? inUse.has(path.replace(/-packed$/, '')) : isProcessRunning(pid);
    if (isAlive) continue;
    const own = await readFile(join(path, keyName), 'utf8').catch(() => null);
    if (found === null && own === key) found = path;
    else await rm(path, { recursive: true, force: true });
  }
  return found;
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
