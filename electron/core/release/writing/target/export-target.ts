import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { Container } from '#schemas/formats/dataset-recipe.ts';
import { hostMark } from '../../../project/host-mark.ts';
import { makeFolders } from '../../../project/make-folders.ts';
import { isProcessRunning } from '../../../project/process-identity.ts';
import { checkTarget, type KnowsRelease } from './check-target.ts';
import { type DoneFiles, readDoneFiles } from './done-files.ts';
import type { ExportArchive } from './file-ledger.ts';

/** Where an export goes, and the folder beside it in which it is made. */
export interface ExportTarget {
  /** Absolute path of the folder or file. */
  readonly path: string;
  /** Absolute path of a folder in the same parent. */
  readonly staging: string;
  /** Files that a run of the same export wrote before it was killed. */
  readonly done: DoneFiles;
  /** What its files go into; null where they stand in the staging folder. */
  readonly archive: ExportArchive | null;
  /** Absolute path of what is put in the place of `path` at the end. */
  readonly made: string;
  /** Puts what was made in place of what is there, or leaves that as it was. */
  commit(): Promise<void>;
  /** Closes the archive and removes the staged folder; what cannot be removed now, the next export to the place removes. */
  discard(): Promise<void>;
}

/** Name of the file in a staging folder that says which export it is of. */
export const keyName = '.export-key';
/** What an archive is called while it is made, in the staging folder. */
const archiveName = '.archive';
/** Staging folders that this process writes to. */
const inUse = new Set<string>();
let stagingCount = 0;

/**
 * Prepares a place to export to: one that does not exist, is empty, or is an export of Quotient to which nobody added
 * anything. Cleans up after exports to the same place that were killed; what one with the same key had done is gone on
 * with.
 *
 * @param key names everything that decides what is written
 * @param contentSha256 of the release that is exported
 * @param isOfProject tells exports of this project from those of others, which are not replaced
 * @throws AppError `conflict` for a place with other content.
 */
export async function prepareTarget(
  out: string,
  container: Container,
  key: string,
  contentSha256: Sha256,
  isOfProject: KnowsRelease,
): Promise<ExportTarget> {
  const path = existsSync(out) ? await realpath(out) : resolve(out);
  const parent = dirname(path);
  await makeFolders(parent);
  const prefix = `.quotient-export-${createHash('sha256').update(basename(path)).digest('hex').slice(0, 12)}`;
  const previous = join(parent, `${prefix}-previous`);
  stagingCount += 1;
  const staging = join(parent, `${prefix}-${hostMark()}-${process.pid}-${stagingCount}`);
  await recover(path, previous, staging);
  await checkTarget(path, container, isOfProject);
  inUse.add(staging);
  let archive: ExportArchive | null = null;
  const discard = async () => {
    try {
      archive?.writer.abandon();
      await rm(staging, { recursive: true, force: true });
    } catch {
      // Why an export was given up is more than that its disk, which went away or can only be read any more, keeps a rest.
    } finally {
      inUse.delete(staging);
    }
  };
  try {
    const done = await makeStaging(staging, await findLeft(parent, prefix, key));
    await writeFile(join(staging, keyName), key);
    const made = container === 'folder' ? staging : join(staging, archiveName);
    archive = container === 'folder' ? null : await openArchive(made, container, contentSha256, done);
    // Of an archive only what is in it whole, and nothing behind the first that is not.
    const usable = archive ? new Map(archive.kept.map((file) => [file.path, file])) : done;
    const commit = async () => {
      await rm(join(staging, keyName), { force: true });
      // What is there may have changed while the export was made.
      await checkTarget(path, container, isOfProject);
      if (container !== 'zip') await syncFolder(made);
      if (container === 'zip') await rename(made, path);
      else {
        await replaceFolder(made, path, previous).catch((error: unknown) => {
          throw orCrossed(error, staging, path);
        });
      }
      await syncFolder(parent);
      // The export stands, and has not failed where something is left beside it.
      await discard();
    };
    return { path, staging, done: usable, archive, made, discard, commit };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** Takes over what a killed run left, where there is something to go on with; else makes the folder. */
async function makeStaging(staging: string, left: string | null): Promise<DoneFiles> {
  const done: DoneFiles = left === null ? new Map() : await readDoneFiles(left);
  if (left !== null && done.size > 0) {
    await rename(left, staging);
    return done;
  }
  if (left !== null) await rm(left, { recursive: true, force: true });
  await mkdir(staging);
  return new Map();
}

async function openArchive(
  path: string,
  container: Exclude<Container, 'folder'>,
  contentSha256: Sha256,
  done: DoneFiles,
): Promise<ExportArchive> {
  const { beginArchive } = await import('../../container/begin-archive.ts');
  const known = [...done.values()];
  const { writer, kept } = await beginArchive(path, container, contentSha256, known);
  return { writer, kept: known.slice(0, kept) };
}

/** Ends a replacement that was cut off between its two renames, or behind them. */
async function recover(path: string, previous: string, staging: string): Promise<void> {
  if (!existsSync(previous)) return;
  if (existsSync(path)) await removePrevious(previous, staging);
  else await rename(previous, path);
}

/**
 * Removes what stood at a place before. Where it cannot go yet, as a folder on a share in which somebody reads a file,
 * it is in the way of nothing, and `findLeft` tries again each time.
 */
async function removePrevious(previous: string, staging: string): Promise<void> {
  const older = `${staging}-older`;
  const away = await rename(previous, older).then(
    () => older,
    () => previous,
  );
  await rm(away, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
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
    const isAlive = pid === process.pid ? inUse.has(path) : isProcessRunning(pid);
    if (isAlive) continue;
    const own = await readFile(join(path, keyName), 'utf8').catch(() => null);
    if (found === null && own === key) found = path;
    else await rm(path, { recursive: true, force: true }).catch(() => undefined);
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
  if (existsSync(previous)) await removePrevious(previous, staging);
}

/** What the renames of two exports say that come to one place at the same moment: one of them has moved what the other saw. */
const crossed: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTEMPTY', 'EEXIST']);

function orCrossed(error: unknown, staging: string, path: string): unknown {
  const isCrossed = error instanceof Error && 'code' in error && crossed.has(error.code) && existsSync(staging);
  if (!isCrossed) return error;
  const message = `Another export came to ${path} at the same moment, so this one was given up. Look at what stands there, and export again if it is not what you want.`;
  return new AppError('conflict', message, { path, reason: 'export-place-crossed' }, error);
}

/** What file systems say that sync no folders, as those of some shares and shared folders of virtual machines. */
const cannotSync: ReadonlySet<unknown> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Makes the names in a folder durable; Windows has no such thing and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path);
  try {
    await folder.sync();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && cannotSync.has(error.code))) throw error;
  } finally {
    await folder.close();
  }
}
