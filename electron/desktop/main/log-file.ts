import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A log that has grown beyond this is put aside at the next start, in bytes. */
const longestLog = 2 * 2 ** 20;

/** What went wrong, for whoever is asked about it: in a file, and on the terminal while there is one. */
export class LogFile {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
    try {
      mkdirSync(dirname(path), { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > longestLog) renameSync(path, `${path}.old`);
    } catch (error) {
      process.stderr.write(`quotient: the log ${path} cannot be kept: ${String(error)}\n`);
    }
  }

  /** Adds lines of the core's log as they are. */
  add(text: string): void {
    process.stderr.write(text);
    try {
      appendFileSync(this.path, text);
    } catch {
      // The disk is full or read-only: the terminal has it.
    }
  }

  /** Adds a failure of the main process. */
  fail(what: string, error: unknown): void {
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.add(`${new Date().toISOString()} ${what}: ${cause}\n`);
  }
}
