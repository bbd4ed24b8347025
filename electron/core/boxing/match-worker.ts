import { parentPort } from 'node:worker_threads';
import { boxFormula } from '#shared/matching/box-formula.ts';
import { boxInk } from '#shared/matching/box-ink.ts';
import { mathJaxTypesetter } from '../layout/mathjax.ts';
import type { MatchJob } from './match-job.ts';

/** A thread that boxes one formula after the other. */
parentPort?.on('message', ({ picture, latex, earlier }: MatchJob) => {
  const boxed =
    latex.trim() === ''
      ? Promise.resolve(boxInk(picture, earlier))
      : boxFormula(picture, latex, mathJaxTypesetter(), earlier);
  void boxed.then((answer) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
    parentPort?.postMessage(answer);
  });
});
