import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportReport } from '#schemas/contract/imports.ts';
import { realDataFolder } from '#test/support/real-data-folder.ts';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { writePhotoPages } from '../inputs/photo-pages.ts';
import { MeasuredCommands } from '../measuring/command-line.ts';
import { compare, describeComparison } from '../measuring/compare.ts';
import { medianOf } from '../measuring/median.ts';
import type { Usage } from '../measuring/run-process.ts';
import type { Figure } from '../results/figure.ts';

const pages = { count: 600, width: 1600, height: 1200, symbolsPerPage: 40, hasTruth: false, seed: 1 };
const rounds = 5;
const inkRounds = 3;
const loop = join(import.meta.dirname, '../references/import-loop.ts');

export const importBench: Bench = {
  name: 'import',
  title: 'importing pictures, beside the least that an import can do',
  about: `\`quotient import\` of ${pages.count} JPEG photos of ${pages.width}×${pages.height}, whole process into a new project, beside a process that only reads each file, takes its SHA-256, copies it, decodes it and makes a thumbnail, with libvips on all cores. InkML: \`quotient import\` of the CROHME files, which draws the ink too.`,
  run: measureImport,
};

async function measureImport(place: BenchPlace): Promise<BenchOutcome> {
  const commands = new MeasuredCommands(place.folder);
  const source = join(place.folder, 'photos');
  place.say(`making ${pages.count} photos`);
  await writePhotoPages(source, pages);
  const comparison = await compare(
    rounds,
    async (round) => {
      place.say(`round ${round + 1} of ${rounds}`);
      const project = await commands.makeProject(join(place.folder, `project-${round}`));
      const usage = await commands.run(['import', project, source, '--json']);
      requireImported(usage, pages.count);
      return usage;
    },
    (round) => commands.runScript(loop, [source, join(place.folder, `loop-${round}`)]),
  );
  const details = describeComparison('import', 'loop', comparison);
  const figures: Figure[] = [
    { what: 'import / bare loop', measured: comparison.ratio, unit: '×', goal: 1.3, must: 1.5, details },
    { what: 'import / bare loop, CPU time', measured: comparison.cpuRatio, unit: '×', goal: null, must: null, details },
  ];
  const ink = await measureInk(place, commands);
  return ink === null
    ? { figures, remarks: ['InkML was not measured: there is no crohme/inkml; set QUOTIENT_TEST_DATA'] }
    : { figures: [...figures, ...ink], remarks: [] };
}

async function measureInk(place: BenchPlace, commands: MeasuredCommands): Promise<readonly Figure[] | null> {
  const source = join(realDataFolder, 'crohme', 'inkml');
  if (!existsSync(source)) return null;
  const files = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.inkml')).length;
  const usages: Usage[] = [];
  for (let round = 0; round < inkRounds; round++) {
    place.say(`InkML, round ${round + 1} of ${inkRounds}`);
    const project = await commands.makeProject(join(place.folder, `ink-${round}`));
    const usage = await commands.run(['import', project, source, '--json']);
    requireImported(usage, files);
    usages.push(usage);
  }
  const seconds = medianOf(usages.map((usage) => usage.seconds));
  const cpuMilliseconds = (1000 * medianOf(usages.map((usage) => usage.cpuSeconds))) / files;
  const details = `${files} files in ${seconds.toFixed(2)} s, ${cpuMilliseconds.toFixed(1)} ms of CPU a file, ${inkRounds} rounds`;
  return [{ what: 'InkML files', measured: files / seconds, unit: '/s', goal: null, must: null, details }];
}

function requireImported({ stdout }: Usage, count: number): void {
  const { imported } = ImportReport.parse(JSON.parse(stdout));
  if (imported.pages !== count) throw new Error(`${imported.pages} pages were imported instead of ${count}.`);
}
