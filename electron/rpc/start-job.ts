import type { JobHandle } from '#electron/core/jobs/job-runner.ts';
import type { JobKind, JobRef } from '#schemas/contract/jobs.ts';
import { type Authorised, needProject } from './authorise.ts';

/**
 * Starts a job of the open project. Whoever asks for it may cancel it, whatever their role.
 *
 * @param subject See `Job`.
 */
export function startJob(
  authorised: Authorised,
  kind: JobKind,
  work: (handle: JobHandle) => Promise<unknown>,
  subject: string | null = null,
): JobRef {
  const startedBy = authorised.actor?.person ?? null;
  return { job: needProject(authorised).jobs.start(kind, work, { subject, startedBy }).id };
}
