import type { Runtime } from '#electron/core/project/runtime.ts';
import { Timestamp } from '#schemas/domain/id.ts';
import { ulidOf } from './builders.ts';

/** A runtime whose clock moves by a second at each look and whose ids count up; what it logs is kept. */
export function testRuntime(): Runtime & { readonly logged: readonly string[] } {
  let ids = 0;
  let seconds = 0;
  const logged: string[] = [];
  return {
    now: () => Timestamp.parse(new Date(Date.UTC(2026, 0, 1) + 1000 * seconds++).toISOString()),
    newId: () => ulidOf(9_000_000 + ids++),
    log: (level, message) => {
      logged.push(`${level}: ${message}`);
    },
    logged,
  };
}
