import { type Command, Option } from 'commander';
import type { ExportReport } from '#schemas/contract/releases.ts';
import type { FreezeFlags } from '../choices/freeze-options.ts';
import { collect, wholeNumber } from '../choices/words.ts';
import type { ProjectFlags } from '../connection/with-project.ts';
import { leftByExport } from '../left-by-export.ts';
import { describeFormats, listFormats } from '../output/describe-formats.ts';
import { withJson } from '../run-command.ts';
import { withFreezeFlags } from './release.ts';

interface Flags extends ProjectFlags, FreezeFlags {
  readonly out: string;
  readonly submodel?: readonly string[];
  readonly release?: number;
  readonly format?: readonly string[];
  readonly option?: readonly string[];
  readonly container: 'folder' | 'zip' | 'tar';
  readonly detectorClasses?: 'all' | 'groups' | 'one';
  readonly cropPadding?: number;
}

export function addExport(program: Command): void {
  withJson(
    withFreezeFlags(
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
        .addOption(
          new Option('--release <number>', 'write this release again instead of freezing one').argParser(
            wholeNumber(1, 1_000_000_000),
          ),
        )
        .option('--name <name>', 'name of the release')
        .option(
          '--format <id>',
          'format to write, such as coco, detector/yolo, or with a name coco:one-class for one more of it; may be given several times (default: the usual ones)',
          collect,
        )
        .option(
          '--option <name=value>',
          'how formats write, such as classes=one, recognizer.cropSize=64 or coco:one-class.classes=one; may be given several times',
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
        ),
    )
      .option('--actor <person>', 'name or id of who exports (default: import)')
      .addHelpText('after', () => `\n${describeFormats(listFormats([]))}`),
    'export my-project --out datasets/2027-03 --submodel detector --seed 7',
  ).action(exportDatasets);
}

async function exportDatasets(project: string, flags: Flags, command: Command): Promise<void> {
  const { FileThreads } = await import('#electron/core/release/writing/threads/file-threads.ts');
  if (flags.container === 'folder') FileThreads.prepare();
  const { withProject } = await import('../connection/with-project.ts');
  const { runJob, cancelledFailure } = await import('../run-job.ts');
  const { resolveUserPath } = await import('#electron/rpc/host/user-path.ts');
  const { ExportReport } = await import('#schemas/contract/releases.ts');
  const { checkSubModelWords, findSubModels } = await import('../choices/sub-models.ts');
  const { parseRatios } = await import('../choices/ratios.ts');
  const { findRelease } = await import('../choices/releases.ts');
  const { describeExport } = await import('../output/describe-export.ts');
  const { chooseFreezeOptions } = await import('../choices/freeze-options.ts');
  const { chooseRecipes } = await import('../choices/recipes.ts');
  // What is wrong whatever the project is said before it is opened.
  checkSubModelWords(flags.submodel ?? []);
  if (flags.release !== undefined) {
    const { refuseFreezeFlags } = await import('../refuse-freeze-flags.ts');
    refuseFreezeFlags(command, flags.release);
  }
  if (flags.ratios !== undefined) parseRatios(flags.ratios);
  await withProject(
    project,
    flags,
    async (work) => {
      const settings = await work.client.releases.exportSettings();
      const own = settings.subModels.map(({ key }) => key);
      const subModels = findSubModels(flags.submodel ?? ['all'], own);
      const kept = settings.recipes.filter(({ subModel }) => subModels.includes(subModel));
      const recipes = chooseRecipes(
        subModels,
        kept.flatMap((one) => one.recipes),
        { ...flags, option: optionsOf(flags) },
        settings.subModels,
      );
      const freeze = flags.release === undefined ? await chooseFreezeOptions(work.client, flags) : null;
      const release = flags.release === undefined ? null : (await findRelease(work.client, flags.release)).id;
      const job = await runJob(work, () =>
        work.client.releases.startExportToPath({
          release,
          freeze,
          out: resolveUserPath(flags.out),
          options: { recipes, container: flags.container },
        }),
      );
      const report = ExportReport.nullable().parse(job.report);
      const isFrozen = freeze !== null && job.state === 'cancelled';
      const left = isFrozen ? await leftByExport(work.client, job) : 'nothing was written';
      return {
        json: report,
        text: report ? `${describeExport(report)}${unusedName(flags, freeze !== null, report)}` : '',
        ...cancelledFailure(job, 'export', left),
      };
    },
    { isShared: true },
  );
}

/** An unchanged state gives the release that it gave before, under the name that it has. */
function unusedName({ name }: Flags, isFrozen: boolean, { release }: ExportReport): string {
  const isUnused = isFrozen && name !== undefined && name.trim() !== release.name;
  return isUnused
    ? `\nNothing has changed since release ${release.number} “${release.name}”, so the name “${name}” was not used.`
    : '';
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
