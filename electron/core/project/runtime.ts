import { monotonicFactory } from 'ulid';
import { Timestamp } from '#schemas/domain/id.ts';

/** What the core takes from outside, so that tests can fix it: clock, ids, log. */
export interface Runtime {
  now(): Timestamp;
  /** A ULID that is greater than all before it. */
  newId(): string;
  log(level: 'info' | 'warning' | 'error', message: string, cause?: unknown): void;
}

/** The runtime of a real process: system clock, random ids, log on stderr. */
export function systemRuntime(): Runtime {
  const newId = monotonicFactory();
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
