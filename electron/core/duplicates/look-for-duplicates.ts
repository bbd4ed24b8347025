import type { DuplicateReport } from '#schemas/contract/duplicates.ts';
import type { JobHandle } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import { hashInks } from './hash-inks.ts';

/** Near-duplicates are looked for among so many different pictures at most: beyond, freezing does it. */
export const mostComparedHashes = 200_000;

/** Looks for near-duplicate pictures among all pages of the project. */
export async function lookForDuplicates(project: Project, handle: JobHandle): Promise<DuplicateReport> {
  await hashInks(project, handle);
  handle.progress('comparing-pictures', 0, null);
  const found = await project.store.duplicates.look(mostComparedHashes);
  return { found, most: mostComparedHashes };
}
