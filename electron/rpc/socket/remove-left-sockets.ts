import { lstat, readdir, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '#electron/core/project/runtime.ts';
import { isSocketAnswering } from '#electron/core/project/socket-probe.ts';

/** Whoever has made a folder answers at its socket within this time, in milliseconds. */
const settlingMs = 60_000;

interface LeftSockets {
  /** How the names of the folders begin. */
  readonly folderPrefix: string;
  /** What the socket in each is called. */
  readonly socketName: string;
  readonly runtime: Pick<Runtime, 'log'>;
  /** Other than the system's in tests: nothing is withheld from root there. */
  readonly remove?: (folder: string) => Promise<void>;
}

/**
 * Removes what processes of this user that were killed have left: private folders whose socket nobody answers at. What
 * cannot be removed stays and is logged: whoever wants a socket of their own gets it all the same.
 */
export async function removeLeftSockets(
  parent: string,
  { folderPrefix, socketName, runtime, remove = removeFolder }: LeftSockets,
): Promise<void> {
  const lookThrough = async (): Promise<string[]> => {
    try {
      return (await readdir(parent)).filter((name) => name.startsWith(folderPrefix));
    } catch (error) {
      runtime.log('warning', `${parent} cannot be looked through for sockets that are left`, error);
      return [];
    }
  };
  await Promise.all(
    (await lookThrough()).map(async (name) => {
      const folder = join(parent, name);
      if (!(await isOldAndOwn(folder)) || (await isSocketAnswering(join(folder, socketName)))) return;
      try {
        await remove(folder);
      } catch (error) {
        runtime.log('warning', `${folder}, which nobody uses any more, cannot be removed`, error);
      }
    }),
  );
}

const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Whether it is a folder, and no link to one, that this user made some time ago. */
async function isOldAndOwn(folder: string): Promise<boolean> {
  // Another process may have removed it meanwhile.
  const found = await lstat(folder).catch(() => null);
  return found?.isDirectory() === true && found.uid === userInfo().uid && Date.now() - found.mtimeMs > settlingMs;
}
