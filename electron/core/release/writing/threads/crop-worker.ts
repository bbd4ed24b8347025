import { parentPort } from 'node:worker_threads';
import { cutPictures } from '../pictures/cut-pictures.ts';
import type { CropJob } from './crop-job.ts';

/** A thread that cuts one picture after the other. */
parentPort?.on('message', (job: CropJob) => {
  void cutPictures(job).then((answer) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
    parentPort?.postMessage(answer);
  });
});
