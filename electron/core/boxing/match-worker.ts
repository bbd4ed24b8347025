import { parentPort } from 'node:worker_threads';
import { checkFormula } from '#shared/checks/check-formula.ts';
import { boxFormula } from '#shared/matching/box-formula.ts';
import { boxInk } from '#shared/matching/box-ink.ts';
import { createCropIndex } from '#shared/matching/crops/crop-index.ts';
import { mathJaxTypesetter } from '../layout/mathjax.ts';
import type { AnswerOf, MatchJob } from './match-job.ts';

/** A thread that boxes or checks one formula after the other. */
parentPort?.on('message', (job: MatchJob) => {
  void answer(job).then((answered) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
    parentPort?.postMessage(answered);
  });
});

async function answer(job: MatchJob): Promise<AnswerOf<MatchJob>> {
  if (job.kind === 'check') return await checkFormula(job.formula, mathJaxTypesetter(), job.policy);
  if (job.latex.trim() === '') return boxInk(job.picture, job.earlier);
  return await boxFormula(job.picture, job.latex, mathJaxTypesetter(), job.earlier, createCropIndex(job.crops));
}
