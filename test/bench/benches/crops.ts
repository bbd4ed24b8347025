import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExportReport } from '#schemas/contract/releases.ts';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { writePhotoPages } from '../inputs/photo-pages.ts';
import { MeasuredCommands } from '../measuring/command-line.ts';
import { compare, describeComparison } from '../measuring/compare.ts';
import { medianOf } from '../measuring/median.ts';
import type { Usage } from '../measuring/run-process.ts';

const pages = { count: 150, width: 1600, height: 1200, symbolsPerPage: 40, hasTruth: true, seed: 2 };
const crops = pages.count * pages.symbolsPerPage;
const rounds = 5;
const loop = join(import.meta.dirname, '../references/crop-loop.ts');

export const cropsBench: Bench = {
  name: 'crops',
  title: 'exporting recognizer crops, beside the least that cutting them can do',
  about: `\`quotient export --submodel recognizer\` of ${crops} crops from ${pages.count} JPEG photos of ${pages.width}×${pages.height}, whole process, the release frozen before, beside a process that decodes each page once and has sharp cut and encode each crop, on all cores.`,
  run: measureCrops,
};

async function measureCrops(place: BenchPlace): Promise<BenchOutcome> {
  const commands = new MeasuredCommands(place.folder);
  const source = join(place.folder, 'photos');
  place.say(`making ${pages.count} photos`);
  const made = await writePhotoPages(source, pages);
  const list = join(place.folder, 'pages.json');
  await writeFile(list, JSON.stringify(made));
  const project = await commands.makeProject(join(place.folder, 'project'));
  place.say('importing and freezing them');
  await commands.run(['import', project, source, '--json']);
  await commands.run(['export', project, '--out', join(place.folder, 'first'), '--submodel', 'recognizer', '--json']);
  const comparison = await compare(
    rounds,
    async (round) => {
      place.say(`round ${round + 1} of ${rounds}`);
      const out = join(place.folder, `export-${round}`);
      const flags = ['--release', '1', '--submodel', 'recognizer', '--crop-padding', '0', '--json'];
      const usage = await commands.run(['export', project, '--out', out, ...flags]);
      requireExported(usage);
      return usage;
    },
    (round) => commands.runScript(loop, [list, join(place.folder, `loop-${round}`)]),
  );
  const details = describeComparison('export', 'loop', comparison);
  const perSecond = crops / medianOf(comparison.program.map((usage) => usage.seconds));
  return {
    figures: [
      { what: 'export / bare loop', measured: comparison.ratio, unit: '×', goal: 0.5, must: 1.5, details },
      {
        what: 'export / bare loop, CPU time',
        measured: comparison.cpuRatio,
        unit: '×',
        goal: null,
        must: null,
        details,
      },
      { what: 'crops', measured: perSecond, unit: '/s', goal: null, must: null, details: `${crops} crops` },
    ],
    remarks: [],
  };
}

function requireExported({ stdout }: Usage): void {
  const report = ExportReport.parse(JSON.parse(stdout));
  const items = report.subModels.reduce((sum, { itemsOut }) => sum + itemsOut, 0);
  if (items !== crops) throw new Error(`${items} crops were exported instead of ${crops}.`);
}
