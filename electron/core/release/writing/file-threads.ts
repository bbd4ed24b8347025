import { availableParallelism } from 'node:os';
import { type FileAnswer, type FileJob, type MadeFile, requireMade } from './file-job.ts';
import { ThreadPool } from './thread-pool.ts';

/** A folder lets one file be made at a time: while one thread makes one, others fill theirs. */
const mostThreads = 3;

/** They hold the texts of some files and one piece of a picture. */
const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };

/** As source under type stripping, or as what a bundler made of it beside this file. */
const script = import.meta.url.endsWith('.ts') ? './file-thread.mjs' : './file-worker.js';

/**
 * Threads that make files. Each file is a few calls that wait for nothing but the memory of the system: in a thread of
 * their own and one after the other they cost a third of what they cost as promises, and the thread that says what is to
 * be written keeps a core for itself.
 */
export class FileThreads {
  readonly #pool = new ThreadPool<FileJob, FileAnswer>({
    script: new URL(script, import.meta.url),
    size: Math.min(mostThreads, availableParallelism()),
    resourceLimits,
  });

  get size(): number {
    return this.#pool.size;
  }

  /** Has files made; at most `size` calls at once. Rejects with the file system's error or for a picture that was lost. */
  async make(job: FileJob): Promise<readonly MadeFile[]> {
    return requireMade(await this.#pool.ask(job));
  }

  /** Starts the threads while what they will be told is still being found out. */
  startAll(): void {
    this.#pool.startAll();
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}
