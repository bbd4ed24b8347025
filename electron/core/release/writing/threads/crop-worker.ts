import { parentPort } from 'node:worker_threads';
import { cutPictures } from '../pictures/cut-pictures.ts';
import type { CropAnswer, CropJob } from './crop-job.ts';

/** A thread that cuts one picture after the other. */
parentPort?.on('message', (job: CropJob) => {
  void cutPictures(job).then((answer) => {
    parentPort?.postMessage(answer, memoryOf(answer));
  });
});

/** What is handed over and not copied: all contents lie in one buffer. */
function memoryOf(answer: CropAnswer): ArrayBuffer[] {
  const buffer = answer.kind === 'done' ? answer.contents[0]?.buffer : undefined;
  return buffer instanceof ArrayBuffer ? [buffer] : [];
}
