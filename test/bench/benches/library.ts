import { join } from 'node:path';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { makeHugeProject } from '../inputs/huge-project.ts';
import { MeasuredCommands } from '../measuring/command-line.ts';
import { medianOf } from '../measuring/median.ts';
import type { Figure } from '../results/figure.ts';

const sizes = [10_000, 1_000_000];
const probe = join(import.meta.dirname, '../probes/search-library.ts');

export const libraryBench: Bench = {
  name: 'library',
  title: 'searching a library of a million formulas',
  about:
    'Projects of 10,000 and of 1,000,000 formulas with ten symbols each: opening, the first and the next 120 items of thirty combinations of filters and orders, their exact counts, the quota page, and edits of the LaTeX of one formula after the other, each committed to the disk. Takes ten minutes and 8 GB.',
  run: measureLibrary,
};

interface Probed {
  readonly formulas: number;
  readonly opened: number;
  readonly answers: readonly {
    readonly name: string;
    readonly first: number;
    readonly next: number;
    readonly count: number;
  }[];
  readonly symbolSheet: number;
  readonly quotas: number;
  readonly editTimes: readonly number[];
}

async function measureLibrary(place: BenchPlace): Promise<BenchOutcome> {
  const commands = new MeasuredCommands(place.folder);
  const figures: Figure[] = [];
  const remarks: string[] = [];
  for (const size of sizes) {
    const project = join(place.folder, `project-${size}`);
    place.say(`making a project of ${size} formulas`);
    await makeHugeProject(project, size);
    place.say(`asking it`);
    const probed: Probed = JSON.parse((await commands.runScript(probe, [project])).stdout);
    figures.push(...figuresOf(probed));
    for (const { name, first, next, count } of probed.answers) {
      remarks.push(
        `${size} formulas, ${name}: first ${first.toFixed(1)} ms, next ${next.toFixed(1)} ms, counted after ${count.toFixed(1)} ms`,
      );
    }
  }
  return { figures, remarks };
}

function figuresOf({ formulas, opened, answers, symbolSheet, quotas, editTimes }: Probed): readonly Figure[] {
  const size = `${formulas.toLocaleString('en')} formulas: `;
  const worst = (value: (answer: Probed['answers'][number]) => number) => {
    const slowest = answers.toSorted((a, b) => value(b) - value(a))[0];
    const median = medianOf(answers.map(value));
    const details = `slowest of ${answers.length}: ${slowest?.name ?? ''}; median ${median.toFixed(1)} ms`;
    return { measured: slowest ? value(slowest) : 0, details };
  };
  const figure = (
    what: string,
    unit: 's' | 'ms',
    must: number,
    { measured, details }: { measured: number; details: string },
  ): Figure => ({
    what: size + what,
    measured,
    unit,
    goal: null,
    must,
    details,
  });
  return [
    figure('open', 's', 1, { measured: opened / 1000, details: '' }),
    figure(
      'first page',
      'ms',
      200,
      worst(({ first }) => first),
    ),
    figure(
      'next page',
      'ms',
      50,
      worst(({ next }) => next),
    ),
    figure(
      'exact count',
      'ms',
      2000,
      worst(({ count }) => count),
    ),
    figure('contact sheet of the commonest class', 'ms', 2000, { measured: symbolSheet, details: 'first 120 of all' }),
    figure('quota page', 'ms', 100, { measured: quotas, details: '' }),
    figure('an edit', 'ms', 10, { measured: medianOf(editTimes), details: `median of ${editTimes.length}` }),
  ];
}
