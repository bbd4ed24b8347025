import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#schemas/domain/app-error.ts';
import { type LockFile, lockFileName, parseLockFile } from './lock-file.ts';
import { isProcessRunning, readProcessIdentity } from './process-identity.ts';
import { removeStaleLock } from './remove-stale-lock.ts';
import { isSocketAnswering } from './socket-probe.ts';

/** The process that owns a project. */
export interface LockOwner {
  /** Name of this one taking of the lock. */
  readonly lockId: string;
  readonly pid: number;
  readonly host: string;
  readonly isThisHost: boolean;
  /** Where the owner serves the project to the same user; null while it does not. */
  readonly socket: string | null;
}

/** A project that this process owns. */
export interface ProjectLock {
  /** Name of this one taking of the lock. */
  readonly lockId: string;
  /** Names the local socket that serves the project, or takes the name back. */
  setSocket(socket: string | null): Promise<void>;
  /** Gives the project free. Doing so again does nothing. */
  release(): Promise<void>;
}

/** Locks that this process holds, by the random name of their taking. */
const heldLocks = new Map<string, { readonly path: string; readonly lock: ProjectLock }>();

/** The lock that this process holds on a project; null where it holds none. */
export function heldLockOf(projectPath: string): ProjectLock | null {
  const path = join(projectPath, lockFileName);
  return [...heldLocks.values()].find((held) => held.path === path)?.lock ?? null;
}

/** How long a lock file may be without readable content because its owner is just writing it, in milliseconds. */
const writingTime = 2000;

/** Between two looks at a file that another process is busy with, in milliseconds. */
const lookingAgainMs = 20;

/**
 * Takes a project for this process. A lock whose process is gone is taken over.
 *
 * @throws AppError `project-locked` while another process has it, `project-read-only` where nothing can be written
 */
export async function acquireLock(
  projectPath: string,
  options: { readonly socket: string | null } = { socket: null },
): Promise<ProjectLock> {
  const path = join(projectPath, lockFileName);
  const lock: LockFile = {
    id: randomUUID(),
    pid: process.pid,
    host: hostname(),
    processIdentity: readProcessIdentity(process.pid),
    socket: options.socket,
  };
  while (!(await createLockFile(projectPath, path, lock))) {
    const found = await readFoundLock(path);
    if (found === 'gone') continue;
    const owner = await ownerOf(found.lock);
    if (owner) throw lockedError(projectPath, path, owner);
    const isStill = async () => {
      const now = await readFoundLock(path);
      return now !== 'gone' && now.text === found.text;
    };
    if (!(await removeStaleLock(path, found.text, isStill))) await wait(lookingAgainMs);
  }
  const held = holdLock(path, lock);
  heldLocks.set(lock.id, { path, lock: held });
  return held;
}

/** Who owns a project now; null where nobody does, also where a lock was left behind by a process that is gone. */
export async function readLock(projectPath: string): Promise<LockOwner | null> {
  const found = await readFoundLock(join(projectPath, lockFileName));
  return found === 'gone' ? null : await ownerOf(found.lock);
}

async function createLockFile(projectPath: string, path: string, lock: LockFile): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(lock), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') return false;
    if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
      throw new AppError(
        'project-read-only',
        `The project folder ${projectPath} cannot be written; give yourself write access to it or copy it to a folder of yours.`,
        { path: projectPath },
        error,
      );
    }
    if (code === 'ENOENT') {
      throw new AppError('project-missing', `There is no folder ${projectPath}.`, { path: projectPath }, error);
    }
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      // Made by this call, and empty: nobody's.
      await rm(path, { force: true });
      throw new AppError(
        'disk-full',
        `The disk of ${projectPath} is full; free some space.`,
        { path: projectPath },
        error,
      );
    }
    throw error;
  }
}

/** The lock file as it stands; waits for one that is just being written. */
async function readFoundLock(path: string): Promise<{ text: string; lock: LockFile | null } | 'gone'> {
  for (;;) {
    try {
      const text = await readFile(path, 'utf8');
      const lock = parseLockFile(text);
      if (lock || Date.now() - (await stat(path)).mtimeMs > writingTime) return { text, lock };
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
        return 'gone';
      throw error;
    }
    await wait(lookingAgainMs);
  }
}

async function ownerOf(lock: LockFile | null): Promise<LockOwner | null> {
  if (!lock) return null;
  const isThisHost = lock.host === hostname();
  const owner: LockOwner = { lockId: lock.id, pid: lock.pid, host: lock.host, isThisHost, socket: lock.socket };
  if (!isThisHost) return owner;
  if (lock.pid === process.pid) return heldLocks.has(lock.id) ? owner : null;
  if (!isProcessRunning(lock.pid)) return null;
  const identity = readProcessIdentity(lock.pid);
  if (identity !== null && lock.processIdentity !== null) return identity === lock.processIdentity ? owner : null;
  // Where the system does not tell when a process began, an owner that named a socket must answer there.
  if (lock.socket !== null && !(await isSocketAnswering(lock.socket))) return null;
  return owner;
}

function lockedError(projectPath: string, path: string, owner: LockOwner): AppError {
  const parameters = { path: projectPath, pid: owner.pid, host: owner.host };
  return new AppError(
    'project-locked',
    owner.isThisHost
      ? `The project ${projectPath} is already open in another Quotient on this machine (process ${owner.pid}); close it there first.`
      : `The project ${projectPath} is open on the machine ${owner.host} (process ${owner.pid}); close it there, or delete ${path} if Quotient does not run there any more.`,
    parameters,
  );
}

function holdLock(path: string, taken: LockFile): ProjectLock {
  let lock: LockFile | null = taken;
  const isStillOurs = async () => {
    const found = await readFoundLock(path);
    return found !== 'gone' && found.lock?.id === taken.id;
  };
  return {
    lockId: taken.id,
    setSocket: async (socket) => {
      if (!lock) return;
      lock = { ...lock, socket };
      const temporary = `${path}.${taken.id}`;
      await writeFile(temporary, JSON.stringify(lock), { mode: 0o600 });
      if (await isStillOurs()) await rename(temporary, path);
      else await rm(temporary, { force: true });
    },
    release: async () => {
      if (!lock) return;
      lock = null;
      heldLocks.delete(taken.id);
      if (await isStillOurs()) await rm(path, { force: true });
    },
  };
}
