import type { JobRef } from '#schemas/contract/jobs.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Host } from './host.ts';

/** What the sample project is called on the command line, whose language is English. */
export const sampleName = 'Sample project';

/** Begins to fill the project that a host has just made with the sample. */
export function startSample({ project }: Host): JobRef {
  if (!project) throw new AppError('no-project', 'The sample project was closed before it was filled.');
  const job = project.jobs.start('sample', async (handle) => {
    const { makeSample } = await import('#electron/core/sample/make-sample.ts');
    return await makeSample(project, handle);
  });
  return { job: job.id };
}
