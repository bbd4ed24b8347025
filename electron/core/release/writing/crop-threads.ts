import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type CropAnswer, type CropJob, type CutPicture, requireCut } from './crop-job.ts';

/** Each thread takes some 45 MB with one page of 1600 × 1200 pixels: more of them would pass the 500 MB of an export. */
const mostThreads = 4;

/** Crops are short-lived: a small nursery frees their buffers early, which halves the memory of a thread. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 };

/** As source under type stripping, or as what a bundler made of it beside this file. */
const workerFile = import.meta.url.endsWith('.ts') ? './crop-thread.mjs' : './crop-worker.js';

/** Threads that decode, cut and encode pictures. Each is started when it is first needed. */
export class CropThreads {
  readonly size = Math.min(mostThreads, availableParallelism());
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();

  /**
   * Has a picture cut; at most `size` at once. Rejects with the file system's error, or with `corrupt-file` for a
   * picture that cannot be decoded.
   */
  async cut(job: CropJob): Promise<CutPicture> {
    const worker = this.#idle.pop() ?? this.#start();
    const answer = await ask(worker, job);
    this.#idle.push(worker);
    return requireCut(job, answer);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
    this.#all.clear();
    this.#idle.length = 0;
  }

  #start(): Worker {
    const worker = new Worker(new URL(workerFile, import.meta.url), { resourceLimits });
    this.#all.add(worker);
    return worker;
  }
}

function ask(worker: Worker, job: CropJob): Promise<CropAnswer> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      settle();
    };
    const onMessage = (answer: CropAnswer) => end(() => resolve(answer));
    const onError = (error: unknown) => end(() => reject(error));
    const onExit = () => end(() => reject(new Error('A thread that cuts pictures ended on its own.')));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
    worker.postMessage(job);
  });
}
