/**
 * `npm run bench`: measures what the program promises, each figure beside its reference in the same run. With names
 * only those benches run, for instance `npm run bench -- import crops`. `--record` keeps the figures in docs/benchmarks.md.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';
import { actionsBench } from './benches/actions.ts';
import { canvasBench } from './benches/canvas.ts';
import { checksBench } from './benches/checks.ts';
import { cropsBench } from './benches/crops.ts';
import { projectCropsBench } from './benches/crops-of-project.ts';
import { desktopBench } from './benches/desktop.ts';
import { exportMemoryBench } from './benches/export-memory.ts';
import { exportsBench } from './benches/exports.ts';
import { guidedBoxingBench } from './benches/guided-boxing.ts';
import { importBench } from './benches/import.ts';
import { layoutBench } from './benches/layout.ts';
import { libraryBench } from './benches/library.ts';
import { memoryBench } from './benches/memory.ts';
import { openBench } from './benches/open.ts';
import { describeMachine } from './measuring/machine.ts';
import { printOutcome } from './results/print-outcome.ts';
import { recordOutcome } from './results/results-file.ts';

const benches: readonly Bench[] = [
  importBench,
  cropsBench,
  exportsBench,
  exportMemoryBench,
  openBench,
  libraryBench,
  memoryBench,
  guidedBoxingBench,
  projectCropsBench,
  layoutBench,
  checksBench,
  canvasBench,
  actionsBench,
  desktopBench,
];
const usualRounds = 5;
const resultsPath = join(import.meta.dirname, '../../docs/benchmarks.md');

const help = `Measures what the program promises, each figure beside its reference in the same run.

  npm run bench                      all benches
  npm run bench -- import crops      only these
  npm run bench -- --record open     keep the figures in docs/benchmarks.md too
  npm run bench -- exports --size 200 --rounds 2 --inputs /tmp/bench-inputs

  --size <number>     pages or items of the input, to try something; not to be recorded
  --rounds <number>   how often program and reference take turns (default 5)
  --inputs <folder>   keep large inputs there for the next time, instead of making them anew

Benches:
${benches.map(({ name, title }) => `  ${name.padEnd(13)} ${title}`).join('\n')}

Inputs are made anew in a temporary folder (up to 8 GB, removed at the end). A busy machine makes figures worse:
those of other programs at work are no verdict. Exit code: 0 measured, 1 failed, 2 wrong use.
`;

/** Runs one bench in a folder of its own. */
async function runBench(bench: Bench, { isRecorded, inputs, size, rounds }: Request): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quotient-bench-'));
  const clean = () => void rm(folder, { recursive: true, force: true }).then(() => process.exit(130));
  process.once('SIGINT', clean);
  process.once('SIGTERM', clean);
  try {
    if (inputs !== null) await mkdir(inputs, { recursive: true });
    const machine = describeMachine();
    process.stdout.write(`${machine.date}, ${machine.description}\n`);
    const say = (text: string) => process.stderr.write(`${bench.name}: ${text}\n`);
    const outcome = await bench.run({ folder, inputs: inputs ?? folder, size, rounds, say });
    process.stdout.write(`${printOutcome(bench, outcome)}\n\n`);
    if (isRecorded) await recordOutcome(resultsPath, bench, outcome, machine);
  } finally {
    process.removeListener('SIGINT', clean);
    process.removeListener('SIGTERM', clean);
    await rm(folder, { recursive: true, force: true });
  }
}

interface Request {
  readonly isHelp: boolean;
  readonly isRecorded: boolean;
  readonly inputs: string | null;
  readonly size: number | null;
  readonly rounds: number;
  readonly benches: readonly Bench[];
}

/** Reads the words of the command line; a text says what is wrong with them. */
function readRequest(words: string[]): Request | string {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        record: { type: 'boolean' },
        inputs: { type: 'string' },
        size: { type: 'string' },
        rounds: { type: 'string' },
      },
    });
    const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
    if (unknown.length > 0) return `There is no bench ${unknown.join(', ')}.`;
    const wanted = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    const [size, rounds] = [Number(values.size ?? 0), Number(values.rounds ?? usualRounds)];
    if (!Number.isInteger(size) || size < 0) return `--size ${values.size} is no whole number.`;
    if (!Number.isInteger(rounds) || rounds < 1) return `--rounds ${values.rounds} is no whole number from 1.`;
    if (values.record && values.size !== undefined)
      return 'Only what was measured in full is recorded: leave --size out.';
    return {
      isHelp: values.help === true,
      isRecorded: values.record === true,
      inputs: values.inputs === undefined ? null : resolve(values.inputs),
      size: values.size === undefined ? null : size,
      rounds,
      benches: wanted,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const request = readRequest(process.argv.slice(2));
if (typeof request === 'string') {
  process.stderr.write(`${request} See npm run bench -- --help.\n`);
  process.exitCode = 2;
} else if (request.isHelp) {
  process.stdout.write(help);
} else {
  for (const bench of request.benches) await runBench(bench, request);
}
