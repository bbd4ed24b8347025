import { existsSync } from 'node:fs';
import { mathJaxTypesetter } from '#electron/core/layout/mathjax.ts';
import { seededLot } from '#electron/core/synth/seeded-lot.ts';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { checkFormula } from '#shared/checks/check-formula.ts';
import { realData } from '#test/support/real-data.ts';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { crohmeTruths } from '../checks/crohme-truths.ts';
import { errorKinds, plantError, rightName } from '../checks/plant-error.ts';
import { medianOf } from '../measuring/median.ts';

/** Reasons that are looked at of each formula. */
const shown = 3;

export const checksBench: Bench = {
  name: 'checks',
  title: 'wrong truth found by the formula itself',
  about:
    'The files of CROHME as they are, and with one error planted in each: a symbol dropped, doubled or relabelled, a relation flipped, a token of the LaTeX changed. Found means: named by its kind among the first three reasons.',
  run: measureChecks,
};

async function measureChecks(place: BenchPlace): Promise<BenchOutcome> {
  if (!existsSync(realData('crohme')))
    return { figures: [], remarks: ['not measured: the real data crohme is not there'] };
  const check = (formula: Parameters<typeof checkFormula>[0]) =>
    checkFormula(formula, mathJaxTypesetter(), defaultLatexPolicy);
  const truths = await crohmeTruths();
  place.say(`${truths.length} clean files`);
  const alarms: string[] = [];
  const milliseconds: number[] = [];
  for (const { name, formula } of truths) {
    const before = process.cpuUsage();
    const [first] = (await check(formula)).findings;
    const { user, system } = process.cpuUsage(before);
    milliseconds.push((user + system) / 1000);
    if (first) alarms.push(`${name}: ${first.reason.message}`);
  }
  const random = seededLot(7);
  const found = new Map(errorKinds.map((kind) => [kind, { planted: 0, found: 0 }]));
  for (const [index, { formula }] of truths.entries()) {
    const kind = errorKinds[index % errorKinds.length] ?? 'dropped';
    const planted = plantError(formula, kind, random);
    const count = found.get(kind);
    if (!planted || !count) continue;
    count.planted += 1;
    const { findings } = await check(planted);
    if (findings.slice(0, shown).some((finding) => finding.kind === rightName[kind])) count.found += 1;
  }
  const counts = [...found];
  const planted = counts.reduce((sum, [, own]) => sum + own.planted, 0);
  const named = counts.reduce((sum, [, own]) => sum + own.found, 0);
  return {
    figures: [
      {
        what: 'false alarms on clean files',
        measured: (100 * alarms.length) / truths.length,
        unit: '%',
        goal: 2,
        must: null,
        details: `${alarms.length} of ${truths.length}${alarms.map((text) => `; ${text}`).join('')}`,
      },
      {
        what: 'planted errors found and rightly named',
        measured: (100 * named) / planted,
        unit: '%',
        better: 'more',
        goal: 95,
        must: null,
        details: counts.map(([kind, own]) => `${kind} ${own.found} of ${own.planted}`).join(', '),
      },
      {
        what: 'CPU time of a check',
        measured: medianOf(milliseconds),
        unit: 'ms',
        goal: null,
        must: null,
        details: `median over ${milliseconds.length} files`,
      },
    ],
    remarks: [],
  };
}
