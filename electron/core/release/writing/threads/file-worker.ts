import { parentPort } from 'node:worker_threads';
import { doFileJob } from '../make-files.ts';
import { FileCopier } from '../pictures/copy-file.ts';
import type { FileJob } from './file-job.ts';

const copier = new FileCopier();

/** A thread that makes files. */
parentPort?.on('message', (job: FileJob) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
  parentPort?.postMessage(doFileJob(copier, job));
});
