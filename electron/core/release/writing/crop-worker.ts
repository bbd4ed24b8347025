import { parentPort } from 'node:worker_threads';
import type { CropJob } from './crop-job.ts';
import { cutPictures } from './cut-pictures.ts';

/** A thread that cuts one picture after the other. */
parentPort?.on('message', (job: CropJob) => {
  void cutPictures(job).then((answer) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
    parentPort?.postMessage(answer);
  });
});
