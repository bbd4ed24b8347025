import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { makeFiles } from '../make-files.ts';
import { FileCopier } from '../pictures/copy-file.ts';
import { type Claim, newClaim, takeClaim } from './claim.ts';
import {
  type FileAnswer,
  type FileJob,
  type FileOrder,
  type MadeFile,
  requireCounted,
  requireMade,
} from './file-job.ts';
import { ThreadPool } from './thread-pool.ts';

/** A folder lets one file be made at a time, and while one thread makes its file another fills its own. */
const mostThreads = 2;

/** They hold the texts of some files. */
const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };

/** Milliseconds after which a thread that helps looks whether it is needed elsewhere. */
const helpingTurn = 4;
/** Larger pictures are left to the threads: one of them would keep this one from everything else for too long. */
const mostBytesHere = 2 ** 20;
/** Milliseconds of a file that tell of a disk that makes its writers wait, as a stick or a share does: threads are to wait for it. */
const slowFile = 20;

/** As source under type stripping, or as what a bundler made of it beside this file. */
const script = import.meta.url.endsWith('.ts') ? './file-thread.mjs' : './file-worker.js';

interface OpenJob {
  readonly files: readonly FileOrder[];
  readonly claim: Claim;
  readonly resolve: (answer: FileAnswer | Promise<FileAnswer>) => void;
}

let ready: FileThreads | null = null;

/**
 * Threads that make files. Each file is a few calls that wait for nothing but the memory of the system: in a thread of
 * their own and one after the other they cost a third of what they cost as promises, and the thread that says what is to
 * be written has a core for that; it helps where it would wait. Threads that make files on one disk wait for each other in
 * a loop that keeps a core busy, which is why two cores have one thread, for pictures and texts alike.
 */
export class FileThreads {
  readonly #pool: ThreadPool<FileJob, FileAnswer> = new ThreadPool({
    script: new URL(script, import.meta.url),
    size: Math.max(1, Math.min(mostThreads, availableParallelism() - 1)),
    resourceLimits,
  });
  /** Jobs without an answer, in the order in which they came. */
  readonly #open = new Set<OpenJob>();
  readonly #copier = new FileCopier();
  #isSlow = false;

  /** Threads for an export: those that are ready for one, or new ones. */
  static take(): FileThreads {
    const threads = ready ?? new FileThreads();
    ready = null;
    return threads;
  }

  /**
   * Starts the threads for the next export of this process, while what asks for it is still being loaded: a thread takes
   * as long to start as some hundred pictures to copy.
   */
  static prepare(): void {
    ready ??= new FileThreads();
    ready.start();
  }

  /** Has files made. Rejects with the file system's error or for a picture that was lost. */
  async make(files: readonly FileOrder[]): Promise<readonly MadeFile[]> {
    const { promise, resolve, reject } = Promise.withResolvers<FileAnswer>();
    const job: OpenJob = { files, claim: newClaim(), resolve };
    this.#open.add(job);
    const asked = this.#pool.ask({ kind: 'make', files, claim: job.claim });
    asked.then((answer) => {
      if (answer.kind !== 'taken') resolve(answer);
    }, reject);
    try {
      return requireMade(await promise);
    } finally {
      this.#open.delete(job);
    }
  }

  /**
   * Makes the files of one job that no thread has begun, for a caller that would else wait for them: the last one, so that
   * the threads find theirs in order. Other work goes on between the files; on a slow disk it is left to the threads.
   *
   * @returns whether there was one
   */
  async help(): Promise<boolean> {
    if (this.#isSlow) return false;
    const job = [...this.#open].reverse().find(({ files, claim }) => files.every(isSmall) && takeClaim(claim));
    if (!job) return false;
    const made: MadeFile[] = [];
    let turn = performance.now();
    for (const order of job.files) {
      const begun = performance.now();
      const answer = makeFiles(this.#copier, [order]);
      if (answer.kind !== 'made') {
        job.resolve(answer);
        return true;
      }
      made.push(...answer.files);
      const ended = performance.now();
      this.#isSlow = ended - begun > slowFile;
      if (this.#isSlow) break;
      if (ended - turn < helpingTurn) continue;
      await setImmediate();
      turn = performance.now();
    }
    const rest = job.files.slice(made.length);
    if (rest.length > 0) {
      const whole = this.make(rest).then((others): FileAnswer => ({ kind: 'made', files: [...made, ...others] }));
      // Nobody awaits it where the job was given up meanwhile.
      whole.catch(() => undefined);
      job.resolve(whole);
      return true;
    }
    job.resolve({ kind: 'made', files: made });
    await setImmediate();
    return true;
  }

  /**
   * Counts the files of a folder (absolute path) beside what the caller does meanwhile; null where no thread runs: one
   * that had to start would be late.
   */
  count(folder: string): Promise<number> | null {
    if (!this.#pool.isStarted) return null;
    const files = this.#pool.ask({ kind: 'count', folder }).then(requireCounted);
    // Whoever awaits it is told; until then a failure must not count as one that nobody caught.
    files.catch(() => undefined);
    return files;
  }

  /** Starts all threads, while what they will be told is still being found out. */
  start(): void {
    this.#pool.startAll();
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}

function isSmall(order: FileOrder): boolean {
  return order.kind === 'text' || order.byteCount <= mostBytesHere;
}
