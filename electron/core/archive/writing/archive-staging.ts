import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hostMark } from '../../project/host-mark.ts';
import { makeFolders } from '../../project/make-folders.ts';
import { isProcessRunning } from '../../project/process-identity.ts';

/** Folders that this process writes archives in. */
const inUse = new Set<string>();
let stagingCount = 0;

/**
 * Makes a folder beside an archive in which it is written, for this writing alone: two that come to one place must not
 * write into each other's files. Removes what killed processes of this machine left there.
 *
 * @param target Absolute path of the archive.
 */
export async function makeStaging(target: string): Promise<string> {
  const parent = dirname(target);
  await makeFolders(parent);
  const mark = `${basename(target)}.parts-${hostMark()}-`;
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    if (!name.startsWith(mark) || inUse.has(path)) continue;
    const pid = Number(name.slice(mark.length).split('-')[0]);
    if (pid === process.pid || !isProcessRunning(pid))
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
  stagingCount += 1;
  const staging = join(parent, `${mark}${process.pid}-${stagingCount}`);
  inUse.add(staging);
  await mkdir(staging);
  return staging;
}

/** Whether it could be removed is not what became of the archive; what is left, the next one to its place removes. */
export async function removeStaging(staging: string): Promise<void> {
  await rm(staging, { recursive: true, force: true }).catch(() => undefined);
  inUse.delete(staging);
}
