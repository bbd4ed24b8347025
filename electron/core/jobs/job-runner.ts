import type { Job, JobKind } from '#schemas/contract/jobs.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { JobId, type PersonId } from '#schemas/domain/id.ts';
import type { Person } from '#schemas/domain/person.ts';
import { failureShape } from '../project/failure-shape.ts';
import type { Runtime } from '../project/runtime.ts';
import { Forecast } from './forecast.ts';

/** What a running job reports to. */
export interface JobHandle {
  readonly signal: AbortSignal;
  /** Tells how far a phase is; `total` is null while it is not known. */
  progress(phase: string, done: number, total: number | null): void;
  /** Throws the `cancelled` error once somebody has cancelled the job. */
  throwIfCancelled(): void;
  /** What is reported even if the job ends early. */
  reportSoFar(report: unknown): void;
}

/** What long work tells of how far it is, and is ended by. */
export type Progress = Pick<JobHandle, 'progress' | 'throwIfCancelled'>;

/** For work that nobody watches and nobody ends. */
export const unwatched: Progress = { progress: () => {}, throwIfCancelled: () => {} };

/** What is told of a job beside its kind; see `Job`. */
export interface JobAbout {
  readonly subject?: string | null;
  readonly startedBy?: Pick<Person, 'id' | 'name'> | null;
}

interface Entry {
  job: Job;
  readonly abort: AbortController;
  readonly ended: Promise<Job>;
}

const keptJobs = 50;

/** Runs long work beside requests and tells listeners of every change. Ended jobs are kept until the project closes, 50 at most. */
export class JobRunner {
  readonly #runtime: Runtime;
  readonly #entries = new Map<JobId, Entry>();
  readonly #listeners = new Set<(job: Job) => void>();

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /**
   * Starts work and returns at once. Its result becomes the job's report.
   *
   * @param about Whoever it is `startedBy` may cancel it whatever their role.
   */
  start(kind: JobKind, work: (handle: JobHandle) => Promise<unknown>, about: JobAbout = {}): Job {
    const { subject = null, startedBy = null } = about;
    const id = JobId.parse(this.#runtime.newId());
    const abort = new AbortController();
    const job: Job = {
      id,
      kind,
      subject,
      state: 'running',
      startedAt: this.#runtime.now(),
      startedBy: startedBy && { id: startedBy.id, name: startedBy.name },
      endedAt: null,
      progress: { phase: 'starting', done: 0, total: null, secondsLeft: null },
      report: null,
      error: null,
    };
    const { promise: ended, resolve } = Promise.withResolvers<Job>();
    this.#entries.set(id, { job, abort, ended });
    this.#forgetOldJobs();
    this.#tell(job);
    const end = (change: Partial<Job>) => resolve(this.#update(id, { ...change, endedAt: this.#runtime.now() }));
    work(this.#handle(id, abort)).then(
      (report) => end({ state: 'done', report }),
      (error: unknown) => {
        const shape = failureShape(this.#runtime, error);
        end(shape.code === 'cancelled' ? { state: 'cancelled' } : { state: 'failed', error: shape });
      },
    );
    return job;
  }

  list(): readonly Job[] {
    return [...this.#entries.values()].map((entry) => entry.job).reverse();
  }

  get(id: JobId): Job {
    return this.#entry(id).job;
  }

  /** Whether a person started a job. */
  isOf(id: JobId, person: PersonId): boolean {
    return this.#entry(id).job.startedBy?.id === person;
  }

  cancel(id: JobId): Job {
    this.#entry(id).abort.abort();
    return this.get(id);
  }

  /** Resolves with the job once it has ended. */
  whenEnded(id: JobId): Promise<Job> {
    return this.#entry(id).ended;
  }

  /** Calls `listener` at each change of any job; returns what ends that. */
  listen(listener: (job: Job) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Cancels what runs and waits until it has ended. */
  async close(): Promise<void> {
    for (const entry of this.#entries.values()) entry.abort.abort();
    await Promise.all([...this.#entries.values()].map((entry) => entry.ended));
    this.#listeners.clear();
  }

  #entry(id: JobId): Entry {
    const entry = this.#entries.get(id);
    if (!entry) throw new AppError('not-found', `There is no job ${id}.`, { id });
    return entry;
  }

  #handle(id: JobId, abort: AbortController): JobHandle {
    const forecast = new Forecast();
    return {
      signal: abort.signal,
      progress: (phase, done, total) => {
        const secondsLeft = forecast.secondsLeft(phase, done, total, Date.parse(this.#runtime.now()));
        this.#update(id, { progress: { phase, done, total, secondsLeft } });
      },
      throwIfCancelled: () => {
        if (abort.signal.aborted) throw new AppError('cancelled', 'The work was cancelled.');
      },
      reportSoFar: (report) => {
        this.#update(id, { report });
      },
    };
  }

  #update(id: JobId, change: Partial<Job>): Job {
    const entry = this.#entry(id);
    entry.job = { ...entry.job, ...change };
    this.#tell(entry.job);
    return entry.job;
  }

  #tell(job: Job): void {
    for (const listener of this.#listeners) listener(job);
  }

  #forgetOldJobs(): void {
    const ended = [...this.#entries.values()].filter((entry) => entry.job.state !== 'running');
    for (const entry of ended.slice(0, Math.max(0, ended.length - keptJobs))) this.#entries.delete(entry.job.id);
  }
}
