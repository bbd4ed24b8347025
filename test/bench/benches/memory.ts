import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { writePhotoPages } from '../inputs/photo-pages.ts';
import { MeasuredCommands } from '../measuring/command-line.ts';
import type { Usage } from '../measuring/run-process.ts';
import type { Figure } from '../results/figure.ts';

const page = { width: 800, height: 600, symbolsPerPage: 5, hasTruth: true };
const sizes = [1000, 10_000] as const;

export const memoryBench: Bench = {
  name: 'memory',
  title: 'memory that does not grow with the project',
  about: `Largest resident memory of \`quotient import\` and of \`quotient export\` (every sub-model), for ${sizes.join(' and ')} JPEG pages of ${page.width}×${page.height} with ${page.symbolsPerPage} symbols each.`,
  run: measureMemory,
};

interface Run {
  readonly imported: Usage;
  readonly exported: Usage;
}

async function measureMemory(place: BenchPlace): Promise<BenchOutcome> {
  const commands = new MeasuredCommands(place.folder);
  const [small, large] = [await runSize(place, commands, sizes[0]), await runSize(place, commands, sizes[1])];
  return {
    figures: [
      ...figuresOf('import', small.imported, large.imported),
      ...figuresOf('export', small.exported, large.exported),
    ],
    remarks: [],
  };
}

async function runSize(place: BenchPlace, commands: MeasuredCommands, count: number): Promise<Run> {
  const folder = join(place.folder, String(count));
  place.say(`making ${count} pages`);
  await writePhotoPages(join(folder, 'pages'), { ...page, count, seed: count });
  const project = await commands.makeProject(join(folder, 'project'));
  place.say(`importing ${count} pages`);
  const imported = await commands.run(['import', project, join(folder, 'pages'), '--json']);
  place.say(`exporting ${count} pages`);
  const exported = await commands.run(['export', project, '--out', join(folder, 'export'), '--json']);
  await rm(folder, { recursive: true });
  return { imported, exported };
}

function figuresOf(what: string, small: Usage, large: Usage): readonly Figure[] {
  const megabytes = ({ peakBytes }: Usage) => peakBytes / 2 ** 20;
  const details = sizes
    .map((count, index) => {
      const usage = index === 0 ? small : large;
      return `${count} pages ${megabytes(usage).toFixed(0)} MB in ${usage.seconds.toFixed(1)} s`;
    })
    .join(', ');
  const peak = Math.max(megabytes(small), megabytes(large));
  const growth = (100 * Math.abs(large.peakBytes - small.peakBytes)) / Math.min(large.peakBytes, small.peakBytes);
  return [
    { what: `${what}, peak`, measured: peak, unit: 'MB', goal: null, must: 500, details },
    { what: `${what}, between the two sizes`, measured: growth, unit: '%', goal: null, must: 15, details },
  ];
}
