import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { makeHugeProject } from '../inputs/huge-project.ts';
import { MeasuredCommands } from '../measuring/command-line.ts';
import { medianOf } from '../measuring/median.ts';
import type { ActTimes } from '../probes/change-kinds.ts';
import type { Figure } from '../results/figure.ts';

const sizes = [10_000, 1_000_000];
const probe = join(import.meta.dirname, '../probes/search-library.ts');

export const libraryBench: Bench = {
  name: 'library',
  title: 'searching a library of a million formulas',
  about:
    'Projects of 10,000 and of 1,000,000 formulas with ten symbols each, in 440 combinations of categories, and 250 quotas: opening, the first and the next 120 items of some thirty combinations of filters and orders, their exact counts, edits of the LaTeX and a label of one formula after the other, each committed to the disk, the queue of reviewers in every order, everything that the quota page asks for, the first time and each time after an edit, and what a lead does to kinds: other layers asked for, classes and categories renamed, merged and retired, thousands of formulas assigned, each with its undo. Takes ten minutes and 8 GB; with `--inputs <folder>` the projects are made there and found again.',
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
  /** A split that is written, how long others waited meanwhile, and the first list of a side of it. */
  readonly splitGrowth: {
    readonly pages: number;
    readonly written: number;
    readonly blocked: number;
    readonly first: number;
  };
  readonly symbolSheet: number;
  readonly reviewTimes: readonly { readonly name: string; readonly first: number }[];
  readonly quotaTimes: readonly { readonly name: string; readonly first: number; readonly later: number }[];
  readonly editTimes: readonly number[];
  readonly acts: readonly ActTimes[];
}

async function measureLibrary(place: BenchPlace): Promise<BenchOutcome> {
  const commands = new MeasuredCommands(place.folder);
  const figures: Figure[] = [];
  const remarks: string[] = [];
  for (const size of place.size === null ? sizes : [place.size]) {
    const project = await preparedProject(place, size);
    place.say(`asking it`);
    const probed: Probed = JSON.parse((await commands.runScript(probe, [project])).stdout);
    figures.push(...figuresOf(probed));
    for (const { name, first } of probed.reviewTimes) {
      remarks.push(`${size} formulas, review queue of ${name}: ${first.toFixed(1)} ms`);
    }
    for (const { name, first, later } of probed.quotaTimes) {
      remarks.push(`${size} formulas, ${name}: first ${first.toFixed(1)} ms, after an edit ${later.toFixed(1)} ms`);
    }
    for (const { name, done, undone, blocked } of probed.acts) {
      remarks.push(
        `${size} formulas, ${name}: ${seconds(done)}, taken back in ${seconds(undone)}; others waited ${seconds(blocked)} at most`,
      );
    }
    for (const { name, first, next, count } of probed.answers) {
      remarks.push(
        `${size} formulas, ${name}: first ${first.toFixed(1)} ms, next ${next.toFixed(1)} ms, counted after ${count.toFixed(1)} ms`,
      );
    }
  }
  return { figures, remarks };
}

/** A project of so many formulas; the file beside it says that it was made to its end. */
async function preparedProject(place: BenchPlace, size: number): Promise<string> {
  const project = join(place.inputs, `project-${size}`);
  const mark = `${project}.made`;
  if (await stat(mark).catch(() => null)) return project;
  await rm(project, { recursive: true, force: true });
  await makeHugeProject(project, size, (text) => place.say(`making a project of ${size} formulas: ${text}`));
  await writeFile(mark, '');
  return project;
}

function figuresOf(probed: Probed): readonly Figure[] {
  const { formulas, opened, splitGrowth, answers, symbolSheet, reviewTimes, quotaTimes, editTimes, acts } = probed;
  const size = `${formulas.toLocaleString('en')} formulas: `;
  const worst = (value: (answer: Probed['answers'][number]) => number) => {
    const slowest = answers.toSorted((a, b) => value(b) - value(a))[0];
    const median = medianOf(answers.map(value));
    const details = `slowest of ${answers.length}: ${slowest?.name ?? ''}; median ${median.toFixed(1)} ms`;
    return { measured: slowest ? value(slowest) : 0, details };
  };
  const slowestOf = (value: (time: Probed['quotaTimes'][number]) => number) => {
    const slowest = quotaTimes.toSorted((a, b) => value(b) - value(a))[0];
    return {
      measured: slowest ? value(slowest) : 0,
      details: `slowest of ${quotaTimes.length} parts of it: ${slowest?.name ?? ''}; all together ${quotaTimes.reduce((sum, time) => sum + value(time), 0).toFixed(0)} ms`,
    };
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
    figure('a side of a split, asked for first after it has grown', 'ms', 200, {
      measured: splitGrowth.first,
      details: `by ${splitGrowth.pages} pages, written in ${seconds(splitGrowth.written)}; others waited ${seconds(splitGrowth.blocked)} at most`,
    }),
    figure('contact sheet of the commonest class', 'ms', 2000, { measured: symbolSheet, details: 'first 120 of all' }),
    { ...figure('review queue', 'ms', 0, slowestQueue(reviewTimes)), goal: 500, must: null },
    figure(
      'quota page, the first time',
      'ms',
      100,
      slowestOf(({ first }) => first),
    ),
    figure(
      'quota page, after an edit',
      'ms',
      100,
      slowestOf(({ later }) => later),
    ),
    figure('an edit', 'ms', 10, {
      measured: medianOf(editTimes),
      details: `median of ${editTimes.length}; of twenty the slowest takes ${slowOf(editTimes).toFixed(1)} ms, of all ${Math.max(...editTimes).toFixed(1)} ms`,
    }),
    figure('a change of kinds', 's', 1, slowestAct(acts.filter(({ name }) => !isBulk(name)))),
    {
      ...figure('many formulas assigned or split', 's', 0, slowestAct(acts.filter(({ name }) => isBulk(name)))),
      must: null,
    },
  ];
}

function slowestQueue(times: Probed['reviewTimes']): { measured: number; details: string } {
  const slowest = times.toSorted((a, b) => b.first - a.first)[0];
  return { measured: slowest?.first ?? 0, details: `first 50; slowest of ${times.length}: ${slowest?.name ?? ''}` };
}

/** Those that write formulas anew. */
const isBulk = (name: string) => /assigned|split/.test(name);

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;

function slowestAct(acts: readonly ActTimes[]): { measured: number; details: string } {
  const slowest = acts.toSorted((a, b) => b.done - a.done)[0];
  return {
    measured: (slowest?.done ?? 0) / 1000,
    details: slowest ? `slowest of ${acts.length}: ${slowest.name}; taken back in ${seconds(slowest.undone)}` : '',
  };
}

/** The time that one of twenty exceeds. */
function slowOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}
