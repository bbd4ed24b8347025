import { type ResourceLimits, Worker } from 'node:worker_threads';

export interface ThreadPoolOptions {
  /** What a thread runs: it answers each message with one, in their order. */
  readonly script: URL;
  /** Threads at once. Each is started when it is first needed. */
  readonly size: number;
  readonly resourceLimits: ResourceLimits;
}

interface PoolThread<Answer> {
  readonly worker: Worker;
  /** Those who wait for answers, in the order in which they asked. */
  readonly waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (error: unknown) => void }[];
}

/**
 * Threads that work off jobs. A thread may be given the next job before it has answered, so that it need not wait for
 * whoever asks; how many are under way is for them to bound. One that has nothing to do keeps no process from ending.
 */
export class ThreadPool<Job, Answer> {
  readonly #options: ThreadPoolOptions;
  readonly #threads: PoolThread<Answer>[] = [];
  #closing: Promise<unknown> | null = null;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#options.size;
  }

  /** Whether some thread runs. */
  get isStarted(): boolean {
    return this.#threads.length > 0;
  }

  /** Starts all threads, for jobs that are sure to come: they are there when the first one does. */
  startAll(): void {
    while (this.#threads.length < this.size) this.#start();
  }

  /** Has the least busy thread do a job. Rejects where a thread ends on its own, and where all were ended. */
  async ask(job: Job): Promise<Answer> {
    // Work that was under way while they ended would start another one, which nobody ends.
    if (this.#closing) throw new Error('The threads of the export were ended.');
    const thread = this.#leastBusy();
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    if (thread.waiting.length === 0) thread.worker.ref();
    thread.waiting.push({ resolve, reject });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
    thread.worker.postMessage(job);
    return await promise;
  }

  /** Ends all threads, for good; what they had not done is rejected. */
  async close(): Promise<void> {
    this.#closing ??= Promise.all(this.#threads.splice(0).map(({ worker }) => worker.terminate()));
    await this.#closing;
  }

  #leastBusy(): PoolThread<Answer> {
    const [first, ...others] = this.#threads;
    const best = first && others.reduce((a, b) => (b.waiting.length < a.waiting.length ? b : a), first);
    return best && (best.waiting.length === 0 || this.#threads.length === this.size) ? best : this.#start();
  }

  #start(): PoolThread<Answer> {
    const { script, resourceLimits } = this.#options;
    const worker = new Worker(script, { resourceLimits });
    const thread: PoolThread<Answer> = { worker, waiting: [] };
    const fail = (error: unknown) => {
      for (const { reject } of thread.waiting.splice(0)) reject(error);
    };
    worker.on('message', (answer: Answer) => {
      thread.waiting.shift()?.resolve(answer);
      // One that is being ended keeps the process until it has: somebody waits for that.
      if (thread.waiting.length === 0 && this.#threads.includes(thread)) worker.unref();
    });
    worker.on('error', fail);
    worker.on('exit', () => {
      // Whoever asks next is not given to a thread that will never answer.
      const at = this.#threads.indexOf(thread);
      if (at >= 0) this.#threads.splice(at, 1);
      fail(new Error('A thread of the export ended on its own.'));
    });
    worker.unref();
    this.#threads.push(thread);
    return thread;
  }
}
