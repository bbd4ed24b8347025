import { availableParallelism } from 'node:os';
import { type CropAnswer, type CropJob, type CutPicture, requireCut } from './crop-job.ts';
import { ThreadPool } from './thread-pool.ts';

/** Each thread takes some 45 MB with one page of 1600 × 1200 pixels: more of them would pass the 500 MB of an export. */
const mostThreads = 4;

/** Crops are short-lived: a small nursery frees their buffers early, which halves the memory of a thread. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 };

/** As source under type stripping, or as what a bundler made of it beside this file. */
const script = import.meta.url.endsWith('.ts') ? './crop-thread.mjs' : './crop-worker.js';

/** Threads that decode, cut and encode pictures. */
export class CropThreads {
  readonly #pool = new ThreadPool<CropJob, CropAnswer>({
    script: new URL(script, import.meta.url),
    size: Math.min(mostThreads, availableParallelism()),
    resourceLimits,
  });

  get size(): number {
    return this.#pool.size;
  }

  /**
   * Has a picture cut; at most `size` at once. Rejects with the file system's error, or with `corrupt-file` for a
   * picture that cannot be decoded.
   */
  async cut(job: CropJob): Promise<CutPicture> {
    return requireCut(job, await this.#pool.ask(job));
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}
