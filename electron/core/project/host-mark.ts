import { createHash } from 'node:crypto';
import { hostname } from 'node:os';

/** A few letters for this machine, in names of what only its own processes may tidy up: the ids of others say nothing here. */
export function hostMark(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
