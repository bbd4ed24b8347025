import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { photoProject } from '../inputs/photo-project.ts';
import { MeasuredCommands } from '../measuring/command-line.ts';
import type { Usage } from '../measuring/run-process.ts';
import type { Figure } from '../results/figure.ts';

const page = { width: 800, height: 600, symbolsPerPage: 5, hasTruth: true, seed: 7 };
const sizes = [500, 20_000] as const;

/** What is exported, and the words for it. */
const exports: readonly (readonly [what: string, words: readonly string[]])[] = [
  ['COCO', ['--format', 'detector/coco']],
  ['YOLO', ['--format', 'detector/yolo']],
  ['Pascal VOC', ['--format', 'detector/voc']],
  ['crops', ['--submodel', 'recognizer']],
  ['every sub-model', ['--submodel', 'all']],
  ['every sub-model, as zip', ['--submodel', 'all', '--container', 'zip']],
];

export const exportMemoryBench: Bench = {
  name: 'export-memory',
  title: 'memory of an export, which does not grow with the release',
  about: `Largest resident memory of \`quotient export\` of a frozen release of ${sizes.join(' and ')} JPEG pages of ${page.width}×${page.height} with ${page.symbolsPerPage} symbols each.`,
  run: measureExportMemory,
};

async function measureExportMemory(place: BenchPlace): Promise<BenchOutcome> {
  const commands = new MeasuredCommands(place.folder);
  const runs: (readonly Usage[])[] = [];
  for (const count of sizes) runs.push(await runSize(place, commands, place.size === null ? count : place.size));
  const [small = [], large = []] = runs;
  return { figures: exports.flatMap(([what], index) => figuresOf(what, small[index], large[index])), remarks: [] };
}

async function runSize(place: BenchPlace, commands: MeasuredCommands, count: number): Promise<readonly Usage[]> {
  const { project } = await photoProject(place, commands, { ...page, count });
  const usages: Usage[] = [];
  for (const [what, words] of exports) {
    place.say(`${what} of ${count} pages`);
    const out = join(place.folder, words.includes('zip') ? 'export.zip' : 'export');
    usages.push(await commands.run(['export', project, '--out', out, '--release', '1', ...words, '--json']));
    await rm(out, { recursive: true });
  }
  return usages;
}

function figuresOf(what: string, small: Usage | undefined, large: Usage | undefined): readonly Figure[] {
  if (!small || !large) return [];
  const megabytes = ({ peakBytes }: Usage) => peakBytes / 2 ** 20;
  const [first, second] = [small, large].map(
    (usage) => `${megabytes(usage).toFixed(0)} MB in ${usage.seconds.toFixed(1)} s`,
  );
  const details = `${sizes[0]} pages ${first}, ${sizes[1]} pages ${second}`;
  const growth = 100 * (large.peakBytes / small.peakBytes - 1);
  return [
    {
      what: `${what}, peak`,
      measured: Math.max(megabytes(small), megabytes(large)),
      unit: 'MB',
      goal: null,
      must: 400,
      details,
    },
    { what: `${what}, growth`, measured: growth, unit: '%', goal: null, must: 15, details },
  ];
}
