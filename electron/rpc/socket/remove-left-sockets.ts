import { readdir, rm, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { isSocketAnswering } from '#electron/core/project/socket-probe.ts';

/** Whoever has made a folder answers at its socket within this time, in milliseconds. */
const settlingMs = 60_000;

/** Removes what processes of this user that were killed have left: private folders whose socket nobody answers at. */
export async function removeLeftSockets(parent: string, folderPrefix: string, socketName: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(folderPrefix));
  await Promise.all(
    names.map(async (name) => {
      const folder = join(parent, name);
      if (!(await isOldAndOwn(folder)) || (await isSocketAnswering(join(folder, socketName)))) return;
      await rm(folder, { recursive: true, force: true });
    }),
  );
}

async function isOldAndOwn(folder: string): Promise<boolean> {
  // Another process may have removed it meanwhile.
  const found = await stat(folder).catch(() => null);
  return found !== null && found.uid === userInfo().uid && Date.now() - found.mtimeMs > settlingMs;
}
