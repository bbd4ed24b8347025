import type { Job } from '#schemas/contract/jobs.ts';

/** A job as others see it: without the report while it runs, which may be long and is not whole yet. */
export function jobShape(job: Job): Job {
  return job.state === 'running' ? { ...job, report: null } : job;
}
