import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ExportReport } from '#schemas/contract/releases.ts';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { type PhotoProject, photoProject } from '../inputs/photo-project.ts';
import { MeasuredCommands } from '../measuring/command-line.ts';
import { emptyFiles } from '../measuring/empty-files.ts';
import { medianOf } from '../measuring/median.ts';
import type { Usage } from '../measuring/run-process.ts';
import type { Figure } from '../results/figure.ts';

const pages = { count: 2000, width: 1600, height: 1200, symbolsPerPage: 40, hasTruth: true, seed: 3 };

/** Formats with pictures, and how many times the bare copying of the pictures each may take. */
const formats = [
  { format: 'coco', name: 'COCO', must: 2.5 },
  { format: 'yolo', name: 'YOLO', must: 2.5 },
  { format: 'voc', name: 'Pascal VOC', must: 4 },
] as const;

export const exportsBench: Bench = {
  name: 'exports',
  title: 'exporting detector datasets, beside copying their pictures',
  about: `\`quotient export --format …\` of ${pages.count} JPEG photos of ${pages.width}×${pages.height} with ${pages.symbolsPerPage} boxes each, whole process, the release frozen before, beside \`cp -r\` of the pictures; what was written goes to the disk before each run.`,
  run: measureExports,
};

interface Round {
  readonly usage: Usage;
  /** Of the bare copy before it. */
  readonly copySeconds: number;
}

async function measureExports(place: BenchPlace): Promise<BenchOutcome> {
  const commands = new MeasuredCommands(place.folder);
  const input = await photoProject(place, commands, { ...pages, count: place.size ?? pages.count });
  const runs = new Map<string, Round[]>(formats.map(({ format }) => [format, []]));
  for (let round = 0; round < place.rounds; round++) {
    place.say(`round ${round + 1} of ${place.rounds}`);
    for (const [format, own] of runs) own.push(await measureRound(place, commands, input, format, round));
  }
  return {
    figures: formats.flatMap(({ format, name, must }) => figuresOf(name, must, runs.get(format) ?? [])),
    remarks: [],
  };
}

async function measureRound(
  place: BenchPlace,
  commands: MeasuredCommands,
  { project, photos, pages: made }: PhotoProject,
  format: string,
  round: number,
): Promise<Round> {
  const copySeconds = await copyTree(photos, join(place.folder, `copy-${format}-${round}`));
  const out = join(place.folder, `export-${format}-${round}`);
  const flags = ['--out', out, '--format', `detector/${format}`, '--release', '1', '--json'];
  const usage = await commands.run(['export', project, ...flags]);
  await emptyFiles(out);
  const exported = ExportReport.parse(JSON.parse(usage.stdout)).subModels[0]?.itemsOut;
  if (exported !== made.length) throw new Error(`${exported} pages were exported instead of ${made.length}.`);
  return { usage, copySeconds };
}

function figuresOf(name: string, must: number, rounds: readonly Round[]): readonly Figure[] {
  const seconds = medianOf(rounds.map(({ usage }) => usage.seconds)).toFixed(2);
  const cpuSeconds = medianOf(rounds.map(({ usage }) => usage.cpuSeconds)).toFixed(2);
  const copy = medianOf(rounds.map(({ copySeconds }) => copySeconds)).toFixed(2);
  const details = `${seconds} s (CPU ${cpuSeconds} s), cp -r ${copy} s, ${rounds.length} rounds`;
  const ratio = medianOf(rounds.map(({ usage, copySeconds }) => usage.seconds / copySeconds));
  const peak = Math.max(...rounds.map(({ usage }) => usage.peakBytes)) / 2 ** 20;
  return [
    { what: `${name} / cp -r`, measured: ratio, unit: '×', goal: must, must, details },
    { what: `${name}, peak memory`, measured: peak, unit: 'MB', goal: null, must: 400, details },
  ];
}

/** Seconds that the system takes to copy a folder. */
async function copyTree(from: string, to: string): Promise<number> {
  await run('sync', []);
  const start = performance.now();
  await run('cp', ['-r', from, to]);
  const seconds = (performance.now() - start) / 1000;
  await emptyFiles(to);
  return seconds;
}

async function run(command: string, words: readonly string[]): Promise<void> {
  const child = spawn(command, words, { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`${command} ended with ${code}.`);
}
