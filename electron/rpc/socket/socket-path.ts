import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '#electron/core/project/runtime.ts';
import { removeLeftSockets } from './remove-left-sockets.ts';

/** Longest path of a Unix domain socket that every system takes, in bytes. */
const longestSocketPath = 100;

/** How the private folders of sockets begin, and what the socket in each is called. */
const folderPrefix = 'quotient-socket-';
const socketName = 's';

/** A new address for a local socket that only the same user reaches: a named pipe, or a socket in a private folder. */
export async function makeSocketPath(
  runtime: Pick<Runtime, 'log'>,
): Promise<{ readonly path: string; remove(): Promise<void> }> {
  if (process.platform === 'win32') {
    return { path: `\\\\.\\pipe\\quotient-${randomBytes(16).toString('hex')}`, remove: async () => {} };
  }
  const parent = parentOfSockets();
  await removeLeftSockets(parent, { folderPrefix, socketName, runtime });
  // mkdtemp gives the folder to its user alone (0700).
  const folder = await mkdtemp(join(parent, folderPrefix));
  return { path: join(folder, socketName), remove: () => rm(folder, { recursive: true, force: true }) };
}

function parentOfSockets(): string {
  const longest = join(tmpdir(), `${folderPrefix}XXXXXX`, socketName);
  return Buffer.byteLength(longest) > longestSocketPath ? '/tmp' : tmpdir();
}
