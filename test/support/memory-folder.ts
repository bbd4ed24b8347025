import { existsSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { availableMemory } from 'node:process';

/** Where Linux offers its memory as a file system. */
const memory = '/dev/shm';
const prefix = 'quotient-tests-';
/** All tests together hold less than half of it at once. */
const neededBytes = 6 * 2 ** 30;

/**
 * Temporary folders of all tests lie in memory where there is enough of it: each of thousands of small projects waits
 * for the disk a hundred times otherwise, and no test asks what a failing power supply leaves. What is worth keeping
 * for the next run stays on the disk, in `QUOTIENT_KEPT_FOLDER`.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['TMPDIR'] !== undefined || !isRoomy()) return undefined;
  removeLeft();
  const folder = await mkdtemp(join(memory, `${prefix}${process.pid}-`));
  process.env['QUOTIENT_KEPT_FOLDER'] = '/tmp';
  process.env['TMPDIR'] = folder;
  return () => rm(folder, { recursive: true, force: true });
}

function isRoomy(): boolean {
  if (process.platform !== 'linux' || !existsSync(memory)) return false;
  const { bavail, bsize } = statfsSync(memory);
  return Math.min(bavail * bsize, availableMemory()) >= neededBytes;
}

/** Removes what a run that was killed has left. */
function removeLeft(): void {
  for (const name of readdirSync(memory)) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (!Number.isNaN(pid) && !existsSync(`/proc/${pid}`)) rmSync(join(memory, name), { recursive: true, force: true });
  }
}
