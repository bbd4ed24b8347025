import { existsSync, opendirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

const countedAtOnce = 500;
/** Names that the system is asked for at once. */
const namesAtOnce = 256;

/** Counts all files of a folder, for threads that have nothing else to do. One that is not there has none. */
export function countFiles(folder: string): number {
  if (!existsSync(folder)) return 0;
  let found = 0;
  for (const _name of namesOf(folder, new Set())) found += 1;
  return found;
}

/**
 * The same for a thread that others wait for: other work goes on between some of the files.
 *
 * @param without absolute paths of folders that are not looked into
 * @param leftOut name of a file that does not count
 */
export async function countFilesSlowly(folder: string, without: ReadonlySet<string>, leftOut: string): Promise<number> {
  let found = 0;
  for (const name of namesOf(folder, without)) {
    if (name === leftOut) continue;
    found += 1;
    if (found % countedAtOnce === 0) await setImmediate();
  }
  return found;
}

/**
 * Names of the files of a folder with all below it, one after the other: a list of all of them would grow with the
 * export. Synchronous, because each is a microsecond that promises would make ten times as many.
 */
function* namesOf(folder: string, without: ReadonlySet<string>): Generator<string> {
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const names = opendirSync(next, { bufferSize: namesAtOnce });
    try {
      for (let entry = names.readSync(); entry !== null; entry = names.readSync()) {
        if (!entry.isDirectory()) yield entry.name;
        else {
          const path = join(next, entry.name);
          if (!without.has(path)) pending.push(path);
        }
      }
    } finally {
      names.closeSync();
    }
  }
}
