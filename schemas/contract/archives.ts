import { z } from 'zod';
import { procedure } from './base.ts';
import { FolderId } from './host.ts';
import { JobRef } from './jobs.ts';

export const ArchiveReport = z.object({
  /** For reading only. */
  path: z.string(),
  bytes: z.int(),
  /** Documents by type. */
  documents: z.record(z.string(), z.int()),
  /** Acts of the history, conversations and second annotations, splits, releases and their items, by part. */
  beside: z.record(z.string(), z.int()).default({}),
  media: z.int(),
});
export type ArchiveReport = z.infer<typeof ArchiveReport>;

export const archivesContract = {
  /** Writes the whole project as one file that another project can import; a job that reports an `ArchiveReport`. */
  startWrite: procedure('owner')
    .input(z.object({ parent: FolderId, fileName: z.string().min(1).max(200) }))
    .output(JobRef),
  /** The same to a path of this machine; for the command line. */
  startWriteToPath: procedure('machine')
    .input(z.object({ out: z.string().min(1) }))
    .output(JobRef),
};
