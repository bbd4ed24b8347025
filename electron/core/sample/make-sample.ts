import type { ImportReport } from '#schemas/contract/imports.ts';
import { usualFreeze } from '#shared/split/usual-freeze.ts';
import type { JobHandle } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import { freezeRelease } from '../release/freezing/freeze.ts';
import { readTestPolicy } from '../release/locked-test/wants-lock.ts';
import { validateProject } from '../validation/validate-project.ts';
import { fillSampleProject, sampleActor } from './fill-sample-project.ts';

/**
 * Makes the sample of a new project: fills it, checks it, and freezes what is accepted in it, so that checks and
 * releases have something to show as well.
 */
export async function makeSample(project: Project, handle: JobHandle): Promise<ImportReport> {
  const report = await fillSampleProject(project, handle);
  await validateProject(project, { ink: true }, handle);
  await freezeRelease(project, sampleActor, usualFreeze([], await readTestPolicy(project.store)), handle);
  return report;
}
