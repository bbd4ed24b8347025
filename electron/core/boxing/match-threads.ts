import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { AnswerOf, MatchJob } from './match-job.ts';

/** Each thread holds MathJax with its font, some 60 MB. */
const mostThreads = 8;

/** As source under type stripping, or as what a bundler made of it beside this file. */
const workerFile = import.meta.url.endsWith('.ts') ? './match-worker.ts' : './match-worker.js';

/**
 * Threads that match formulas, so that whoever asks is never kept waiting by another's formula. Each is started when it
 * is first needed and stays, for it takes a second to load its font; an idle one does not keep the process alive.
 */
export class MatchThreads {
  readonly size = Math.min(mostThreads, availableParallelism());
  readonly #idle: Worker[] = [];
  readonly #waiting: (() => void)[] = [];
  #started = 0;

  /** Boxes or checks a formula; more than `size` at once wait for their turn. */
  async match<Job extends MatchJob>(job: Job): Promise<AnswerOf<Job>> {
    const worker = await this.#take();
    let isAlive = true;
    try {
      return await ask(worker, job);
    } catch (error) {
      isAlive = false;
      throw error;
    } finally {
      this.#giveBack(worker, isAlive);
    }
  }

  async #take(): Promise<Worker> {
    for (;;) {
      const worker = this.#idle.pop();
      if (worker) {
        worker.ref();
        return worker;
      }
      if (this.#started < this.size) {
        this.#started += 1;
        return new Worker(new URL(workerFile, import.meta.url));
      }
      // oxlint-disable-next-line no-await-in-loop -- a turn is waited for, then taken
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #giveBack(worker: Worker, isAlive: boolean): void {
    if (isAlive) {
      worker.unref();
      this.#idle.push(worker);
    } else {
      this.#started -= 1;
      void worker.terminate();
    }
    this.#waiting.shift()?.();
  }
}

let threads: MatchThreads | null = null;

/** The matching threads of this process. Made at the first call. */
export function matchThreads(): MatchThreads {
  threads ??= new MatchThreads();
  return threads;
}

function ask<Job extends MatchJob>(worker: Worker, job: Job): Promise<AnswerOf<Job>> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      settle();
    };
    const onMessage = (answer: AnswerOf<Job>) => end(() => resolve(answer));
    const onError = (error: unknown) => end(() => reject(error));
    const onExit = () => end(() => reject(new Error('A thread that matches formulas ended on its own.')));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
    worker.postMessage(job);
  });
}
