import { createHash, randomUUID } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { isProcessRunning, readProcessIdentity } from './process-identity.ts';

/** Content of a claim: the process that alone may remove one stale file. */
const Claim = z.object({ id: z.string(), pid: z.int().positive(), processIdentity: z.string().nullable() });

const writingTimeMs = 2000;

/**
 * Removes a stale lock file if it still holds the given text. Of many processes that find it stale, one claims it: by
 * a file named after the content, which only one of them can create. So nobody removes a lock that somebody took in
 * between. A claim whose process died is stale itself and is claimed in turn.
 *
 * @param isStill whether the file at `path` holds the stale text now
 * @returns false where another process has the claim; look again a little later.
 */
export async function removeStaleLock(
  path: string,
  staleText: string,
  isStill: () => Promise<boolean>,
): Promise<boolean> {
  const claims: string[] = [];
  for (let text = staleText; ; ) {
    const claim = `${path}.claim-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    if (await createClaim(claim)) {
      claims.push(claim);
      break;
    }
    const found = await readClaim(claim);
    if (found === null || isHeld(found)) return false;
    claims.push(claim);
    text = found.text;
  }
  try {
    if (await isStill()) await rm(path, { force: true });
  } finally {
    // Whoever claims the same content again finds that it stands there no longer.
    for (const claim of claims) await rm(claim, { force: true });
  }
  return true;
}

async function createClaim(path: string): Promise<boolean> {
  const claim = { id: randomUUID(), pid: process.pid, processIdentity: readProcessIdentity(process.pid) };
  try {
    await writeFile(path, JSON.stringify(claim), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

interface FoundClaim {
  readonly text: string;
  /** Milliseconds since it was written. */
  readonly age: number;
}

/** Null where it is gone. */
async function readClaim(path: string): Promise<FoundClaim | null> {
  try {
    const text = await readFile(path, 'utf8');
    return { text, age: Date.now() - (await stat(path)).mtimeMs };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whether the process of a claim still runs; a claim that cannot be read may be just being written. */
function isHeld({ text, age }: FoundClaim): boolean {
  const claim = parseClaim(text);
  if (!claim) return age < writingTimeMs;
  if (!isProcessRunning(claim.pid)) return false;
  const identity = readProcessIdentity(claim.pid);
  return identity === null || claim.processIdentity === null || identity === claim.processIdentity;
}

function parseClaim(text: string): z.infer<typeof Claim> | null {
  try {
    return Claim.parse(JSON.parse(text));
  } catch {
    // Half-written: its age tells whether somebody still writes it.
    return null;
  }
}
