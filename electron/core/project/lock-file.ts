import { z } from 'zod';

/** `lock.json` of a project folder: which process owns it, and where that process listens. */
export const LockFile = z.object({
  /** Random name of this one taking of the lock. */
  id: z.string().min(1),
  pid: z.int().positive(),
  host: z.string(),
  /** Tells the process from a later one with the same id; null where the system does not say cheaply. */
  processIdentity: z.string().nullable(),
  /** Unix domain socket or named pipe that serves the project to the same user; null while there is none. */
  socket: z.string().nullable(),
});
export type LockFile = Readonly<z.infer<typeof LockFile>>;

export const lockFileName = 'lock.json';

export function parseLockFile(text: string): LockFile | null {
  try {
    return LockFile.parse(JSON.parse(text));
  } catch {
    // Half-written by a process that died, or damaged: it names no owner.
    return null;
  }
}
