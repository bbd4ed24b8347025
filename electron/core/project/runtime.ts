import { randomInt } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import { Timestamp } from '#schemas/domain/id.ts';

/** What the core takes from outside, so that tests can fix it: clock, ids, log, and how a process is to use its memory. */
export interface Runtime {
  now(): Timestamp;
  /** A ULID that is greater than all before it. */
  newId(): string;
  log(level: 'info' | 'warning' | 'error', message: string, cause?: unknown): void;
  /**
   * Takes less memory and more time for everything, until what it returns is called; only in a process that people do not
   * wait for beside the work.
   */
  saveMemory?(): () => void;
}

/** More than the 32 values of a character of a ULID: random numbers are turned into one each. */
const randomSteps = 2 ** 16;

/** The runtime of a real process: system clock, random ids, log on stderr. */
export function systemRuntime(): Runtime {
  // With a source of its own choice it would load the cryptography of browsers, which takes as long as many a command.
  const newId = monotonicFactory(() => randomInt(randomSteps) / randomSteps);
  return {
    now: () => Timestamp.parse(new Date().toISOString()),
    newId: () => newId(),
    log: (level, message, cause) => {
      if (level === 'info') return;
      process.stderr.write(`quotient: ${message}${cause === undefined ? '' : `: ${describeCause(cause)}`}\n`);
    },
  };
}

function describeCause(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
