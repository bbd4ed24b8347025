import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { makeLargeProject } from '../inputs/large-project.ts';
import { MeasuredCommands } from '../measuring/command-line.ts';
import { medianOf } from '../measuring/median.ts';

const formulas = 10_000;
const rounds = 7;
const probe = join(import.meta.dirname, '../probes/open-project.ts');
const reference = join(import.meta.dirname, '../references/open-database.ts');

export const openBench: Bench = {
  name: 'open',
  title: 'opening a project and editing in it',
  about: `A project of ${formulas} formulas with 8 symbols each, opened by a new process, first of the day, so that a backup is made meanwhile: time from the start of the process until the first 60 formulas of the library and the figures of the project are there, beside a process that only opens the database and reads as many rows. Then edits of the LaTeX of one formula after the other, each committed to the disk.`,
  run: measureOpen,
};

interface Probed {
  readonly formulas: number;
  readonly opened: number;
  readonly listed: number;
  readonly shown: number;
  readonly editTimes: readonly number[];
}

async function measureOpen(place: BenchPlace): Promise<BenchOutcome> {
  const commands = new MeasuredCommands(place.folder);
  const project = join(place.folder, 'project');
  place.say(`making a project of ${formulas} formulas`);
  await makeLargeProject(project, formulas);
  const probed: Probed[] = [];
  const bare: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < rounds; round++) {
    place.say(`round ${round + 1} of ${rounds}`);
    await rm(join(project, 'backups'), { recursive: true, force: true });
    const run: Probed = JSON.parse((await commands.runScript(probe, [project])).stdout);
    if (run.formulas !== formulas)
      throw new Error(`The project holds ${run.formulas} formulas instead of ${formulas}.`);
    probed.push(run);
    const read: { shown: number } = JSON.parse(
      (await commands.runScript(reference, [join(project, 'project.db')])).stdout,
    );
    bare.push(read.shown);
    whole.push((await commands.run(['status', project, '--json'])).seconds);
  }
  const of = (value: (run: Probed) => number) => medianOf(probed.map(value));
  const shown = of((run) => run.shown);
  const steps = `open ${of((run) => run.opened).toFixed(0)} ms, first page after ${of((run) => run.listed - run.opened).toFixed(0)} ms, figures after ${of((run) => run.shown - run.listed).toFixed(0)} ms, ${rounds} rounds`;
  const ratio = medianOf(probed.map((run, round) => run.shown / (bare[round] ?? run.shown)));
  const edits = probed.flatMap((run) => run.editTimes).toSorted((a, b) => a - b);
  const slowest = edits[Math.floor(edits.length * 0.95)] ?? 0;
  return {
    figures: [
      { what: 'until everything is shown', measured: shown / 1000, unit: 's', goal: null, must: 1, details: steps },
      {
        what: 'opening / bare reading',
        measured: ratio,
        unit: '×',
        goal: null,
        must: null,
        details: `bare reading ${medianOf(bare).toFixed(0)} ms`,
      },
      {
        what: 'an edit',
        measured: medianOf(edits),
        unit: 'ms',
        goal: null,
        must: null,
        details: `95 of 100 within ${slowest.toFixed(1)} ms, ${edits.length} edits`,
      },
      {
        what: '`quotient status`',
        measured: medianOf(whole),
        unit: 's',
        goal: null,
        must: null,
        details: 'whole process, the same project',
      },
    ],
    remarks: [],
  };
}
