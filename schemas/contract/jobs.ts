import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { AppErrorShape } from '../domain/app-error.ts';
import { JobId, Timestamp } from '../domain/id.ts';
import { Person } from '../domain/person.ts';
import { procedure } from './base.ts';

export const JobRef = z.object({ job: JobId });
export type JobRef = z.infer<typeof JobRef>;

export const JobKind = z.enum([
  'import',
  'freeze',
  'export',
  'sample',
  'doctor',
  'boxing',
  'validation',
  'synthesis',
  'verify',
  'archive',
  'duplicates',
  'change',
]);
export type JobKind = z.infer<typeof JobKind>;

/** How far something is that takes longer than a request. */
export const JobProgress = z.object({
  /** Key of the phase's name: `scanning`, `importing`, `writing`, … */
  phase: z.string(),
  done: z.int().nonnegative(),
  /** Null while it is not known. */
  total: z.int().nonnegative().nullable(),
  /** Forecast of what the phase still takes; null while there is none. */
  secondsLeft: z.number().nonnegative().nullable(),
});
export type JobProgress = z.infer<typeof JobProgress>;

/** Work that takes longer than a request: progress, cancel, final report, in every host. */
export const Job = z.object({
  id: JobId,
  kind: JobKind,
  /** What it works on as people call it: names of files and folders, or of a release; null where the kind says all. */
  subject: z.string().nullable(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  startedAt: Timestamp,
  /** Who may cancel it whatever their role; null: nobody. */
  startedBy: Person.pick({ id: true, name: true }).nullable(),
  endedAt: Timestamp.nullable(),
  progress: JobProgress,
  /** Report of the job's kind once it is done (also of what a cancelled job had done). */
  report: z.unknown().nullable(),
  error: AppErrorShape.nullable(),
});
export type Job = z.infer<typeof Job>;

export const jobsContract = {
  list: procedure('annotator').output(z.array(Job)),
  get: procedure('annotator').input(JobRef).output(Job),
  /** The job at once and after each change, until it ends. */
  watch: procedure('annotator').input(JobRef).output(eventIterator(Job)),
  /** For whoever started the job, and for leads. */
  cancel: procedure('annotator').input(JobRef).output(Job),
};
