import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { ORPCError } from '@orpc/client';
import { readLock } from '#electron/core/project/lock.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Connection } from './client.ts';
import { type OpenHereOptions, openHere } from './open-here.ts';

/** How long a command waits for another one that has the project for a moment, in milliseconds. */
const patience = 5000;
const interval = 50;

/**
 * Reaches a project: through the process that has it open, where there is one; else by opening it here.
 *
 * @throws AppError of opening; `project-locked` where another process keeps it and does not serve it to this user
 */
export async function connect(projectPath: string, options: OpenHereOptions): Promise<Connection> {
  const deadline = Date.now() + patience;
  for (;;) {
    const owner = await readLock(projectPath);
    if (owner?.isThisHost && owner.socket !== null) {
      const connection = await tryOwner(owner.socket, owner.lockId);
      if (connection) return connection;
    }
    const isLastTry = !owner || !owner.isThisHost || Date.now() > deadline;
    try {
      if (isLastTry) return await openHere(projectPath, options);
    } catch (error) {
      // Another command took it in this very moment.
      const isTaken = error instanceof AppError && error.code === 'project-locked' && !owner;
      if (!isTaken || Date.now() > deadline) throw error;
    }
    await wait(interval);
  }
}

/** The owner's connection once it has answered; null where it is just ending, or is not this user's. */
async function tryOwner(socket: string, lockId: string): Promise<Connection | null> {
  if (!(await isOwnSocket(socket))) return null;
  const { connectSocket } = await import('./connect-socket.ts');
  const connection = connectSocket(socket, lockId);
  try {
    await connection.as(null).project.current();
    return connection;
  } catch (error) {
    // It has closed this project since, or ended.
    if (error instanceof ORPCError && error.code !== 'no-project') throw error;
    return null;
  }
}

/** Whether this user made a socket: another one that a lock file names is not talked to. */
async function isOwnSocket(socket: string): Promise<boolean> {
  if (process.platform === 'win32') return socket.startsWith('\\\\.\\pipe\\quotient-');
  const facts = await stat(socket).catch(() => null);
  return facts !== null && facts.isSocket() && facts.uid === process.getuid?.();
}
