import { type Command, Option } from 'commander';
import { collect, wholeNumber } from '../choices/words.ts';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

interface Flags extends ProjectFlags {
  readonly out: string;
  readonly submodel?: readonly string[];
  readonly seed: number;
  readonly ratios?: string;
  readonly release?: number;
  readonly name?: string;
  readonly detectorClasses: 'all' | 'one';
  readonly cropPadding: number;
}

export function addExport(program: Command): void {
  withJson(
    program
      .command('export')
      .description('freeze a release of what is accepted and write it, one dataset a sub-model')
      .argument('<project>', 'folder of the project')
      .requiredOption('--out <folder>', 'new or empty folder to write to')
      .option(
        '--submodel <id>',
        'all, extractor, detector, recognizer, aligner or converter; may be given several times (default: all)',
        collect,
      )
      .addOption(new Option('--seed <n>', 'seed of the split').argParser(wholeNumber(0, 4_294_967_295)).default(1))
      .option('--ratios <train/validation/test>', 'shares of the split in percent, such as 80/10/10')
      .addOption(
        new Option('--release <number>', 'write this release again instead of freezing one')
          .argParser(wholeNumber(1, 1_000_000_000))
          .conflicts(['ratios', 'name']),
      )
      .option('--name <name>', 'name of the release')
      .addOption(
        new Option('--detector-classes <which>', 'classes of the detector: every symbol class, or one for all symbols')
          .choices(['all', 'one'])
          .default('all'),
      )
      .addOption(
        new Option('--crop-padding <pixels>', 'pixels around a recognizer crop')
          .argParser(wholeNumber(0, 64))
          .default(2),
      )
      .option('--actor <person>', 'name or id of who exports (default: import)'),
    'export my-project --out datasets/2027-03 --submodel detector --seed 7',
  ).action(exportDatasets);
}

async function exportDatasets(project: string, flags: Flags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { runJob, cancelledFailure } = await import('../run-job.ts');
  const { resolveUserPath } = await import('#electron/rpc/host/user-path.ts');
  const { ExportReport } = await import('#schemas/contract/releases.ts');
  const { findSubModels } = await import('../choices/sub-models.ts');
  const { parseRatios } = await import('../choices/ratios.ts');
  const { findRelease } = await import('../choices/releases.ts');
  const { describeExport } = await import('../output/describe-export.ts');
  const { defaultSplitRatios } = await import('#schemas/domain/split.ts');
  const subModels = findSubModels(flags.submodel ?? ['all']);
  const ratios = flags.ratios === undefined ? defaultSplitRatios : parseRatios(flags.ratios);
  await withProject(
    project,
    flags,
    async (work) => {
      const release = flags.release === undefined ? null : (await findRelease(work.client, flags.release)).id;
      const job = await runJob(work, () =>
        work.client.releases.startExportToPath({
          release,
          freeze: release === null ? { seed: flags.seed, ratios, name: flags.name ?? null } : null,
          out: resolveUserPath(flags.out),
          options: { subModels, detectorClasses: flags.detectorClasses, cropPadding: flags.cropPadding },
        }),
      );
      const report = ExportReport.nullable().parse(job.report);
      return { json: report, text: report ? describeExport(report) : '', ...cancelledFailure(job, 'export') };
    },
    { isShared: true },
  );
}
