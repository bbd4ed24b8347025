import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { writePhotoPages } from '../inputs/photo-pages.ts';
import { MeasuredCommands } from '../measuring/command-line.ts';
import { medianOf } from '../measuring/median.ts';
import type { Usage } from '../measuring/run-process.ts';
import type { Figure } from '../results/figure.ts';

const pages = { count: 2000, width: 1600, height: 1200, symbolsPerPage: 40, hasTruth: true, seed: 3 };
const rounds = 5;

/** Formats with pictures, and how many times the bare copying of the pictures each may take. */
const formats = [
  { format: 'detector/coco', name: 'COCO', must: 2.5 },
  { format: 'detector/yolo', name: 'YOLO', must: 2.5 },
  { format: 'detector/voc', name: 'Pascal VOC', must: 4 },
] as const;

export const exportsBench: Bench = {
  name: 'exports',
  title: 'exporting detector datasets, beside copying their pictures',
  about: `\`quotient export --format …\` of ${pages.count} JPEG photos of ${pages.width}×${pages.height} with ${pages.symbolsPerPage} boxes each, whole process, the release frozen before, beside \`cp -r\` of the pictures; what was written goes to the disk before each run.`,
  run: measureExports,
};

async function measureExports(place: BenchPlace): Promise<BenchOutcome> {
  const commands = new MeasuredCommands(place.folder);
  const source = join(place.folder, 'photos');
  place.say(`making ${pages.count} photos`);
  await writePhotoPages(source, pages);
  const project = await commands.makeProject(join(place.folder, 'project'));
  place.say('importing and freezing them');
  await commands.run(['import', project, source, '--json']);
  await commands.run(['release', 'freeze', project, '--json']);
  const runs = new Map(formats.map(({ format }) => [format, { usages: [] as Usage[], ratios: [] as number[] }]));
  for (let round = 0; round < rounds; round++) {
    place.say(`round ${round + 1} of ${rounds}`);
    for (const [format, own] of runs) {
      const seconds = await copyTree(source, join(place.folder, 'copy'));
      const out = join(place.folder, 'export');
      const usage = await commands.run([
        'export',
        project,
        '--out',
        out,
        '--format',
        format,
        '--release',
        '1',
        '--json',
      ]);
      await rm(out, { recursive: true });
      own.usages.push(usage);
      own.ratios.push(usage.seconds / seconds);
    }
  }
  const figures = formats.flatMap(({ format, name, must }): Figure[] => {
    const { usages, ratios } = runs.get(format) ?? { usages: [], ratios: [] };
    const details = `${medianOf(usages.map(({ seconds }) => seconds)).toFixed(2)} s, CPU ${medianOf(usages.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2)} s`;
    const peak = Math.max(...usages.map(({ peakBytes }) => peakBytes)) / 2 ** 20;
    return [
      { what: `${name} / cp -r`, measured: medianOf(ratios), unit: '×', goal: must, must, details },
      { what: `${name}, peak memory`, measured: peak, unit: 'MB', goal: null, must: 400, details },
    ];
  });
  return { figures, remarks: [] };
}

/** Seconds that the system takes to copy a folder, which is then removed. */
async function copyTree(from: string, to: string): Promise<number> {
  await run('sync', []);
  const start = performance.now();
  await run('cp', ['-r', from, to]);
  const seconds = (performance.now() - start) / 1000;
  await rm(to, { recursive: true });
  await run('sync', []);
  return seconds;
}

async function run(command: string, words: readonly string[]): Promise<void> {
  const child = spawn(command, words, { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`${command} ended with ${code}.`);
}
