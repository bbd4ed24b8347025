import { mathJaxTypesetter } from '#electron/core/layout/mathjax.ts';
import { sampleFormulas } from '#electron/core/sample/sample-formulas.ts';
import { layOutFormula } from '#shared/layout/lay-out-formula.ts';
import type { Bench, BenchOutcome } from '../bench.ts';
import { hostileLatexes } from '../guided-boxing/hostile-latexes.ts';

const rounds = 5;

export const layoutBench: Bench = {
  name: 'layout',
  title: 'LaTeX laid out, also hostile LaTeX',
  about:
    'The formulas of the sample project, each laid out in Node with classes, boxes, relations and order, by the CPU time of the process; and LaTeX that is meant to do harm, by the longest time to an answer.',
  run: measureLayout,
};

async function measureLayout(): Promise<BenchOutcome> {
  for (const { latex } of sampleFormulas) await layOutFormula(latex, mathJaxTypesetter());
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) {
    for (const { latex } of sampleFormulas) await layOutFormula(latex, mathJaxTypesetter());
  }
  const { user, system } = process.cpuUsage(before);
  const count = rounds * sampleFormulas.length;
  let slowest = { name: '', milliseconds: 0 };
  for (const { name, latex } of hostileLatexes) {
    const start = process.cpuUsage();
    await layOutFormula(latex, mathJaxTypesetter());
    const own = process.cpuUsage(start);
    const milliseconds = (own.user + own.system) / 1000;
    if (milliseconds > slowest.milliseconds) slowest = { name, milliseconds };
  }
  return {
    figures: [
      {
        what: 'formulas laid out',
        measured: count / ((user + system) / 1e6),
        unit: '/s',
        better: 'more',
        goal: 200,
        must: null,
        details: `${count} formulas of ${sampleFormulas.length} kinds, MathJax warm`,
      },
      {
        what: 'slowest answer to hostile LaTeX',
        measured: slowest.milliseconds,
        unit: 'ms',
        goal: 100,
        must: null,
        details: `${slowest.name}; of ${hostileLatexes.length} kinds`,
      },
    ],
    remarks: [],
  };
}
