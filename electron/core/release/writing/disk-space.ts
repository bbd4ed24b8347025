import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';

/** Room that is left to others. */
const spareBytes = 50_000_000;

/**
 * Refuses work for which the disk has no room. An estimate: the export says so itself if it meets the end of the disk
 * all the same.
 *
 * @throws AppError `disk-full` before anything is written
 */
export async function requireDiskSpace(
  target: string,
  neededBytes: number,
  freeBytes: (path: string) => Promise<number> = freeBytesAt,
): Promise<void> {
  let folder = dirname(target);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const free = await freeBytes(folder);
  if (free >= neededBytes + spareBytes) return;
  const [needed, there] = [inMegabytes(neededBytes + spareBytes), inMegabytes(free)];
  const message = `The export to ${target} needs about ${needed} MB and its disk has ${there} MB free, so nothing was written. Free some space, or export fewer datasets or to another disk.`;
  throw new AppError('disk-full', message, { path: target, needed, free: there });
}

async function freeBytesAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}
