import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Longest path of a Unix domain socket that every system takes, in bytes. */
const longestSocketPath = 100;

/** A new address for a local socket that only the same user reaches: a named pipe, or a socket in a private folder. */
export async function makeSocketPath(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  if (process.platform === 'win32') {
    return { path: `\\\\.\\pipe\\quotient-${randomBytes(16).toString('hex')}`, remove: async () => {} };
  }
  // mkdtemp gives the folder to its user alone (0700).
  const usual = join(tmpdir(), 'quotient-');
  const folder = await mkdtemp(usual.length + 8 > longestSocketPath ? '/tmp/quotient-' : usual);
  return { path: join(folder, 's'), remove: () => rm(folder, { recursive: true, force: true }) };
}
