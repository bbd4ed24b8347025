import { availableParallelism } from 'node:os';
import { type FileAnswer, type FileJob, type FileOrder, type MadeFile, requireMade } from './file-job.ts';
import { ThreadPool } from './thread-pool.ts';

/** So many threads copy: a folder lets one file be made at a time, and while one makes its file another fills its own. */
const mostCopiers = 2;

/** They hold the texts of some files. */
const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };

/** As source under type stripping, or as what a bundler made of it beside this file. */
const script = import.meta.url.endsWith('.ts') ? './file-thread.mjs' : './file-worker.js';

/**
 * Threads that make files. Each file is a few calls that wait for nothing but the memory of the system: in a thread of
 * their own and one after the other they cost a third of what they cost as promises, and the thread that says what is to
 * be written keeps a core for itself.
 *
 * Texts have a thread of their own: they stand in other folders than pictures, as a rule. Threads that make files in one
 * folder wait for each other in a loop that keeps a core busy, which is why two cores have one thread that copies.
 */
export class FileThreads {
  readonly #pools: Readonly<Record<FileOrder['kind'], ThreadPool<FileJob, FileAnswer>>> = {
    copy: threadsThatMakeFiles(Math.max(1, Math.min(mostCopiers, availableParallelism() - 1))),
    text: threadsThatMakeFiles(1),
  };

  get size(): number {
    return this.#pools.copy.size + this.#pools.text.size;
  }

  /**
   * Has files of one kind made; at most `size` calls at once. Rejects with the file system's error or for a picture that
   * was lost.
   */
  async make(kind: FileOrder['kind'], job: FileJob): Promise<readonly MadeFile[]> {
    return requireMade(await this.#pools[kind].ask(job));
  }

  /** Starts the threads that copy, while what they will be told is still being found out. */
  startCopiers(): void {
    this.#pools.copy.startAll();
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#pools).map((pool) => pool.close()));
  }
}

function threadsThatMakeFiles(size: number): ThreadPool<FileJob, FileAnswer> {
  return new ThreadPool({ script: new URL(script, import.meta.url), size, resourceLimits });
}
