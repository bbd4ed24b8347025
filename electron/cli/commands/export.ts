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
  readonly format?: readonly string[];
  readonly option?: readonly string[];
  readonly container: 'folder' | 'zip' | 'tar';
  readonly detectorClasses?: 'all' | 'groups' | 'one';
  readonly cropPadding?: number;
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
      .option(
        '--format <id>',
        'format to write, such as coco or detector/yolo; may be given several times (default: the usual ones)',
        collect,
      )
      .option(
        '--option <name=value>',
        'how formats write, such as classes=one or recognizer.cropSize=64; may be given several times',
        collect,
      )
      .addOption(
        new Option('--container <kind>', 'what the export is written into')
          .choices(['folder', 'zip', 'tar'])
          .default('folder'),
      )
      .addOption(
        new Option('--detector-classes <which>', 'short for --option detector.classes=<which>').choices([
          'all',
          'groups',
          'one',
        ]),
      )
      .addOption(
        new Option('--crop-padding <pixels>', 'short for --option recognizer.cropPadding=<pixels>').argParser(
          wholeNumber(0, 64),
        ),
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
  const { chooseRecipes } = await import('../choices/recipes.ts');
  const { usualRecipes } = await import('#shared/formats/registry.ts');
  const subModels = findSubModels(flags.submodel ?? ['all']);
  const recipes = chooseRecipes(subModels, usualRecipes(subModels), { ...flags, option: optionsOf(flags) });
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
          options: { recipes, container: flags.container },
        }),
      );
      const report = ExportReport.nullable().parse(job.report);
      return { json: report, text: report ? describeExport(report) : '', ...cancelledFailure(job, 'export') };
    },
    { isShared: true },
  );
}

/** Short flags count where their sub-model is exported, as they did before formats had options. */
function optionsOf({ option = [], detectorClasses, cropPadding, submodel = ['all'] }: Flags): string[] {
  const has = (subModel: string) => submodel.some((words) => words === 'all' || words.split(',').includes(subModel));
  return [
    ...(detectorClasses !== undefined && has('detector') ? [`detector.classes=${detectorClasses}`] : []),
    ...(cropPadding !== undefined && has('recognizer') ? [`recognizer.cropPadding=${cropPadding}`] : []),
    ...option,
  ];
}
