import { join } from 'node:path';
import { ExportReport } from '#schemas/contract/releases.ts';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { photoProject } from '../inputs/photo-project.ts';
import { MeasuredCommands } from '../measuring/command-line.ts';
import { compare, describeComparison } from '../measuring/compare.ts';
import { emptyFiles } from '../measuring/empty-files.ts';
import { medianOf } from '../measuring/median.ts';
import type { Usage } from '../measuring/run-process.ts';

const pages = { count: 2000, width: 1600, height: 1200, symbolsPerPage: 40, hasTruth: true, seed: 3 };
const loop = join(import.meta.dirname, '../references/crop-loop.ts');

export const cropsBench: Bench = {
  name: 'crops',
  title: 'exporting recognizer crops, beside a loop that cuts them with sharp',
  about: `\`quotient export --submodel recognizer\` of ${pages.count * pages.symbolsPerPage} crops from ${pages.count} JPEG photos of ${pages.width}×${pages.height}, whole process, the release frozen before, beside a process that decodes each page once and has sharp cut and encode each crop, on all cores.`,
  run: measureCrops,
};

async function measureCrops(place: BenchPlace): Promise<BenchOutcome> {
  const commands = new MeasuredCommands(place.folder);
  const {
    project,
    list,
    pages: made,
  } = await photoProject(place, commands, {
    ...pages,
    count: place.size ?? pages.count,
  });
  const crops = made.reduce((sum, { boxes }) => sum + boxes.length, 0);
  const comparison = await compare(
    place.rounds,
    async (round) => {
      place.say(`round ${round + 1} of ${place.rounds}`);
      const out = join(place.folder, `export-${round}`);
      const flags = ['--release', '1', '--format', 'recognizer/image-folder', '--crop-padding', '0', '--json'];
      const usage = await commands.run(['export', project, '--out', out, ...flags]);
      requireExported(usage, crops);
      await emptyFiles(out);
      return usage;
    },
    async (round) => {
      const out = join(place.folder, `loop-${round}`);
      const usage = await commands.runScript(loop, [list, out]);
      await emptyFiles(out);
      return usage;
    },
  );
  const details = describeComparison('export', 'loop', comparison);
  const perSecond = crops / medianOf(comparison.program.map((usage) => usage.seconds));
  const peak = Math.max(...comparison.program.map(({ peakBytes }) => peakBytes)) / 2 ** 20;
  return {
    figures: [
      { what: 'export / bare loop', measured: comparison.ratio, unit: '×', goal: 0.35, must: 0.5, details },
      {
        what: 'export / bare loop, CPU time',
        measured: comparison.cpuRatio,
        unit: '×',
        goal: null,
        must: null,
        details,
      },
      { what: 'crops', measured: perSecond, unit: '/s', goal: null, must: null, details: `${crops} crops` },
      { what: 'peak memory', measured: peak, unit: 'MB', goal: null, must: 400, details: `${crops} crops` },
    ],
    remarks: [],
  };
}

function requireExported({ stdout }: Usage, crops: number): void {
  const report = ExportReport.parse(JSON.parse(stdout));
  const items = report.subModels.reduce((sum, { itemsOut }) => sum + itemsOut, 0);
  if (items !== crops) throw new Error(`${items} crops were exported instead of ${crops}.`);
}
