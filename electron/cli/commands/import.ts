import { type Command, Option } from 'commander';
import { importFormats } from '#schemas/contract/import-formats.ts';
import { collect } from '../choices/words.ts';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

interface Flags extends ProjectFlags {
  readonly format: (typeof importFormats)[number];
  readonly classMap?: string;
  readonly as: 'symbols' | 'regions';
  readonly status: 'drafted' | 'submitted' | 'accepted';
  readonly category?: readonly string[];
  readonly batch?: string;
  readonly rules: boolean;
  readonly testRepeats: 'hold-out' | 'refuse';
  readonly dryRun?: true;
  readonly reasons?: string;
}

export function addImport(program: Command): void {
  withJson(
    program
      .command('import')
      .description('import images, ink and truth into a project')
      .argument('<project>', 'folder of the project')
      .argument('<path...>', 'files and folders to import')
      .addOption(new Option('--format <format>', 'what the paths hold').choices(importFormats).default('auto'))
      .option('--class-map <file>', 'file of class → LaTeX (JSON, YAML, CSV, TSV or text)')
      .addOption(
        new Option('--as <what>', 'what a box is: a symbol of the page’s one formula, or a formula region')
          .choices(['symbols', 'regions'])
          .default('symbols'),
      )
      .addOption(
        new Option('--status <state>', 'state in which imported truth arrives')
          .choices(['drafted', 'submitted', 'accepted'])
          .default('accepted'),
      )
      .option('--category <facet=value>', 'category of every formula that arrives; may be given several times', collect)
      .option('--no-rules', 'leave out the categories that category rules propose, and those of ink')
      .option('--batch <name>', 'name under which these pages are found again (default: the time)')
      .addOption(
        new Option('--test-repeats <what>', 'pages that repeat a locked test set: hold them out, or refuse them')
          .choices(['hold-out', 'refuse'])
          .default('hold-out'),
      )
      .addOption(
        new Option('--reasons <file>', 'write every source with a reason into a file, as lines of JSON').conflicts(
          'dryRun',
        ),
      )
      .option(
        '--dry-run',
        'only say what was found: formats, pages with and without truth, what would be left out or held out',
      )
      .option('--actor <person>', 'name or id of who imports (default: import)'),
    'import my-project scans/ --category level=elementary --category script=handwritten',
  ).action(importPaths);
}

async function importPaths(project: string, paths: readonly string[], flags: Flags): Promise<void> {
  const [{ withProject }, { runJob, cancelledFailure }, { resolveUserPath }] = await Promise.all([
    import('../connection/with-project.ts'),
    import('../run-job.ts'),
    import('#electron/rpc/host/user-path.ts'),
  ]);
  const { ImportOptions, ImportReport } = await import('#schemas/contract/imports.ts');
  const { readCategories } = await import('../choices/categories.ts');
  const { requirePaths } = await import('../choices/paths.ts');
  const { readClassMapFile } = await import('../choices/class-map.ts');
  const { openReasons, writeReasons } = await import('../output/write-reasons.ts');
  const { describeImport, vainImport } = await import('../output/describe-import.ts');
  const absolute = paths.map((path) => resolveUserPath(path));
  await requirePaths(absolute);
  const classMap = flags.classMap === undefined ? null : await readClassMapFile(resolveUserPath(flags.classMap));
  // Opened before anything comes in: an import whose report is lost cannot be asked for it again.
  const reasons = flags.reasons === undefined ? null : await openReasons(resolveUserPath(flags.reasons));
  try {
    await withProject(
      project,
      flags,
      async (work) => {
        const categories = await readCategories(work, flags.category);
        const { format, as, status } = flags;
        const options = ImportOptions.parse({
          format,
          as,
          status,
          categories,
          classMap,
          batch: flags.batch ?? null,
          rules: flags.rules ? 'apply' : 'ignore',
          testRepeats: flags.testRepeats,
        });
        if (flags.dryRun) {
          const [{ runLook }, { describeLook }] = await Promise.all([
            import('../run-look.ts'),
            import('../output/describe-look.ts'),
          ]);
          const look = await runLook((signal) =>
            work.client.imports.lookAtPaths({ paths: absolute, options }, { signal }),
          );
          const schema = flags.rules ? await work.client.schema.get() : null;
          return { json: look, text: describeLook(look, schema) };
        }
        const job = await runJob(work, () => work.client.imports.startFromPaths({ paths: absolute, options }));
        const report = ImportReport.nullable().parse(job.report);
        if (report && reasons) await writeReasons(work.client, report, reasons);
        return {
          json: report,
          text: report ? describeImport(report) : '',
          ...(report && vainImport(report)),
          ...cancelledFailure(job, 'import'),
        };
      },
      { isShared: true },
    );
  } finally {
    await reasons?.close();
  }
}
