import { z } from 'zod';
import { ReleaseId, SplitId, Timestamp } from './id.ts';

/**
 * The test set of a split as it was locked: documents and class labels of the test side of a release. Nothing joins a
 * locked test set; a correction makes the next version.
 */
export const TestVersion = z.object({
  split: SplitId,
  number: z.int().positive(),
  /** The release whose test side it is. */
  release: ReleaseId,
  lockedAt: Timestamp,
  note: z.string().max(4000),
});
export type TestVersion = Readonly<z.infer<typeof TestVersion>>;
