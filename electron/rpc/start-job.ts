import type { JobHandle } from '#electron/core/jobs/job-runner.ts';
import type { JobKind, JobRef } from '#schemas/contract/jobs.ts';
import { type Authorised, needProject } from './authorise.ts';

/** Starts a job of the open project. Whoever asks for it may cancel it, whatever their role. */
export function startJob(authorised: Authorised, kind: JobKind, work: (handle: JobHandle) => Promise<unknown>): JobRef {
  const { id } = needProject(authorised).jobs.start(kind, work, authorised.actor?.person.id ?? null);
  return { job: id };
}
