import { existsSync, opendirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

/** Files and what they hold together. */
export interface FileTotals {
  readonly files: number;
  readonly bytes: number;
}

const countedAtOnce = 500;

/** Counts all files of a folder, for threads that have nothing else to do. One that is not there has none. */
export function countFiles(folder: string): FileTotals {
  const found = { files: 0, bytes: 0 };
  if (!existsSync(folder)) return found;
  for (const { path } of filesOf(folder, new Set())) add(found, path);
  return found;
}

/**
 * The same for a thread that others wait for: other work goes on between some of the files.
 *
 * @param without absolute paths of folders that are not looked into
 * @param leftOut name of a file that does not count
 */
export async function countFilesSlowly(
  folder: string,
  without: ReadonlySet<string>,
  leftOut: string,
): Promise<FileTotals> {
  const found = { files: 0, bytes: 0 };
  for (const { path, name } of filesOf(folder, without)) {
    if (name === leftOut) continue;
    add(found, path);
    if (found.files % countedAtOnce === 0) await setImmediate();
  }
  return found;
}

function add(found: { files: number; bytes: number }, path: string): void {
  found.files += 1;
  found.bytes += statSync(path).size;
}

/**
 * One name after the other: a list of all of them would grow with the export. Synchronous, because each is a few
 * microseconds that promises would make ten times as many.
 */
function* filesOf(folder: string, without: ReadonlySet<string>): Generator<{ path: string; name: string }> {
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const names = opendirSync(next);
    try {
      for (let entry = names.readSync(); entry !== null; entry = names.readSync()) {
        const path = join(next, entry.name);
        if (!entry.isDirectory()) yield { path, name: entry.name };
        else if (!without.has(path)) pending.push(path);
      }
    } finally {
      names.closeSync();
    }
  }
}
