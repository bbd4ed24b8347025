import { mathJaxTypesetter } from '#electron/core/layout/mathjax.ts';
import { sampleFormulas } from '#electron/core/sample/sample-formulas.ts';
import { layOutFormula } from '#shared/layout/lay-out-formula.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { openLayoutWindow } from '#test/support/layout-window/open-layout-window.ts';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { hostileLatexes } from '../guided-boxing/hostile-latexes.ts';

const rounds = 5;

export const layoutBench: Bench = {
  name: 'layout',
  title: 'LaTeX laid out, also hostile LaTeX',
  about:
    'The formulas of the sample project, each laid out with classes, boxes, relations and order: in Node by the CPU time of the process, in Chromium, as built for the program’s windows, by the clock; and LaTeX that is meant to do harm, by the longest time to an answer.',
  run: measureLayout,
};

async function measureLayout(place: BenchPlace): Promise<BenchOutcome> {
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
        what: 'formulas laid out in Node',
        measured: count / ((user + system) / 1e6),
        unit: '/s',
        better: 'more',
        goal: 200,
        must: null,
        details: `${count} formulas of ${sampleFormulas.length} kinds, MathJax warm`,
      },
      {
        what: 'formulas laid out in Chromium',
        measured: count / (await secondsInChromium(place)),
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

async function secondsInChromium(place: BenchPlace): Promise<number> {
  place.say('building the layout for a window');
  const browser = await launchChromium();
  try {
    const window = await openLayoutWindow(browser, place.folder);
    const latexes = sampleFormulas.map(({ latex }) => latex);
    const timed = (asked: readonly string[]) => window.evaluate((layouts, own) => layouts.time(own), asked);
    await timed(latexes);
    return (await timed(Array.from({ length: rounds }, () => latexes).flat())) / 1000;
  } finally {
    await browser.close();
  }
}
