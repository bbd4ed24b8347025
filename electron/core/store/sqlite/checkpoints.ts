import { Worker } from 'node:worker_threads';
import type { Connection } from './connection.ts';

/** As source under type stripping, or as what a bundler made of it beside this file. */
const workerFile = import.meta.url.endsWith('.ts') ? './checkpoint-worker.ts' : './checkpoint-worker.js';

/** Shorter acts leave the log to SQLite. */
const partsWithout = 8;
/** SQLite's own: pages in the log from which a commit writes them into the database. */
const pagesBetween = 1000;

/**
 * Brings what long acts write from the log into the database in a thread. SQLite would do it at the end of every other
 * part, with two waits for the disk, in which nobody is answered.
 */
export class Checkpoints {
  readonly #connection: Connection;
  #acts = 0;
  #parts = 0;
  #thread: { readonly worker: Worker; isBusy: boolean; whenDone: (() => void)[] } | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  begin(): void {
    this.#acts += 1;
  }

  /** After a part was written. */
  follow(): void {
    this.#parts += 1;
    if (this.#parts < partsWithout) return;
    this.#thread ??= this.#start();
    if (this.#thread) this.#ask(this.#thread);
  }

  /** After the last part; resolves when the log is short again. */
  async end(): Promise<void> {
    this.#acts = Math.max(0, this.#acts - 1);
    if (this.#acts > 0) return;
    await this.close();
  }

  async close(): Promise<void> {
    this.#parts = 0;
    const thread = this.#thread;
    if (!thread) return;
    await idle(thread);
    this.#ask(thread);
    await idle(thread);
    if (this.#thread !== thread) return;
    this.#thread = null;
    thread.worker.removeAllListeners('exit');
    const ended = new Promise<void>((resolve) => thread.worker.once('exit', () => resolve()));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
    thread.worker.postMessage('close');
    await ended;
    this.#connection.pragma(`wal_autocheckpoint = ${pagesBetween}`);
  }

  #start() {
    // In memory there is no log.
    if (this.#connection.path === ':memory:') return null;
    const worker = new Worker(new URL(workerFile, import.meta.url), { workerData: this.#connection.path });
    const thread = { worker, isBusy: false, whenDone: [] as (() => void)[] };
    const rest = () => {
      thread.isBusy = false;
      for (const resolve of thread.whenDone.splice(0)) resolve();
    };
    const fail = () => {
      // Without it commits write the log into the database themselves, as ever.
      if (this.#thread === thread) {
        this.#thread = null;
        this.#connection.pragma(`wal_autocheckpoint = ${pagesBetween}`);
      }
      rest();
    };
    worker.on('message', rest);
    worker.on('error', fail);
    worker.on('exit', fail);
    worker.unref();
    this.#connection.pragma('wal_autocheckpoint = 0');
    return thread;
  }

  #ask(thread: { readonly worker: Worker; isBusy: boolean }): void {
    if (thread.isBusy) return;
    thread.isBusy = true;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    thread.worker.postMessage('checkpoint');
  }
}

async function idle(thread: { readonly isBusy: boolean; readonly whenDone: (() => void)[] }): Promise<void> {
  if (thread.isBusy) await new Promise<void>((resolve) => thread.whenDone.push(resolve));
}
