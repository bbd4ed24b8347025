import { parentPort } from 'node:worker_threads';
import { checkFormula } from '#shared/checks/check-formula.ts';
import { boxFormula } from '#shared/matching/box-formula.ts';
import { boxInk } from '#shared/matching/box-ink.ts';
import { createCropCosts } from '#shared/matching/crops/crop-costs.ts';
import { labelledShapes } from '#shared/matching/crops/labelled-shapes.ts';
import { mathJaxTypesetter } from '../layout/mathjax.ts';
import type { AnswerOf, MatchJob } from './match-job.ts';

/** A thread that boxes, checks or looks at one formula after the other. */
parentPort?.on('message', (job: MatchJob) => {
  void answer(job).then((answered) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
    parentPort?.postMessage(answered);
  });
});

async function answer(job: MatchJob): Promise<AnswerOf<MatchJob>> {
  if (job.kind === 'check') return await checkFormula(job.formula, mathJaxTypesetter(), job.policy, job.fractionBar);
  if (job.kind === 'look') return labelledShapes(job.picture, job.symbols);
  if (job.latex.trim() === '') return boxInk(job.picture, job.earlier);
  return await boxFormula(job.picture, job.latex, mathJaxTypesetter(), job.earlier, createCropCosts(job.crops));
}
