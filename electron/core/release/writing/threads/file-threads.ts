import { availableParallelism } from 'node:os';
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

/** As source under type stripping, or as what a bundler made of it beside this file. */
const script = import.meta.url.endsWith('.ts') ? './file-thread.mjs' : './file-worker.js';

let ready: FileThreads | null = null;

/**
 * Threads that make files. Each file is a few calls that wait for nothing but the memory of the system: in a thread of
 * their own and one after the other they cost a third of what they cost as promises, and the thread that says what is to
 * be written keeps a core for itself. Threads that make files on one disk wait for each other in a loop that keeps a core
 * busy, which is why two cores have one thread, for pictures and texts alike.
 */
export class FileThreads {
  readonly #pool: ThreadPool<FileJob, FileAnswer> = new ThreadPool({
    script: new URL(script, import.meta.url),
    size: Math.max(1, Math.min(mostThreads, availableParallelism() - 1)),
    resourceLimits,
  });

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
  async make(job: readonly FileOrder[]): Promise<readonly MadeFile[]> {
    return requireMade(await this.#pool.ask(job));
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
