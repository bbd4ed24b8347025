import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';

/** Room that is left to others. */
const keptBytes = 50_000_000;

export interface NeededSpace {
  /**
   * Bounds, each no less than `measure` gives, from the one that is known soonest to the closest: where so much is free,
   * nothing is measured. All are for a disk that gives out so many bytes at least.
   */
  readonly atMost: readonly ((blockBytes: number) => Promise<number>)[];
  /** What is needed as nearly as can be known before. */
  readonly measure: (blockBytes: number) => Promise<number>;
  /** Bytes that the disk of a folder has free; where it is not given, the system is asked. */
  readonly freeBytes?: ((folder: string) => Promise<number>) | undefined;
}

/**
 * Refuses work for which the disk has no room. An estimate: the export says so itself if it meets the end of the disk
 * all the same.
 *
 * @throws AppError `disk-full` before anything is written
 */
export async function requireDiskSpace(
  target: string,
  { atMost, measure, freeBytes = freeBytesAt }: NeededSpace,
): Promise<void> {
  const folder = folderAbove(target);
  const free = await freeBytes(folder);
  const { bsize } = await statfs(folder);
  for (const bound of atMost) if (free >= (await bound(bsize)) + keptBytes) return;
  const needed = await measure(bsize);
  if (free >= needed + keptBytes) return;
  const parameters = {
    path: target,
    needed: Math.ceil(needed / megabyte),
    kept: keptBytes / megabyte,
    // Not rounded up: what is not there cannot be used.
    free: Math.floor(free / megabyte),
  };
  const message = `The export to ${target} needs about ${parameters.needed} MB, and ${parameters.kept} MB of its disk are kept free for others; it has ${parameters.free} MB free, so nothing was written. Free some space, or export fewer datasets or to another disk.`;
  throw new AppError('disk-full', message, parameters);
}

const megabyte = 1_000_000;

/** The folder that is there in which a path would be made. */
export function folderAbove(path: string): string {
  let folder = dirname(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

async function freeBytesAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
