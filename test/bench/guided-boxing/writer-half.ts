import { createHash } from 'node:crypto';

/** Weights are found on one half of the writers; figures are reported for the other. */
export type WriterHalf = 'tuning' | 'reporting';

/** The half of a writer, by a hash of the name: it stays the same when others come or go. */
export function halfOf(writer: string): WriterHalf {
  const [first = 0] = createHash('sha1').update(writer).digest();
  return first % 2 === 0 ? 'tuning' : 'reporting';
}
