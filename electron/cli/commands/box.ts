import type { Command } from 'commander';
import { collect } from '../choices/words.ts';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

interface Flags extends ProjectFlags {
  readonly filter?: string;
  readonly category?: readonly string[];
}

export function addBox(program: Command): void {
  withJson(
    program
      .command('box')
      .description('box the symbols of formulas that have LaTeX and no boxes, as drafts')
      .argument('<project>', 'folder of the project')
      .option('--filter <text>', 'only formulas with this text in their LaTeX or in the name of their page')
      .option('--category <facet=value>', 'only formulas of this category; may be given several times', collect)
      .option('--actor <person>', 'name or id of who boxes (default: import)'),
    'box my-project --category script=handwritten',
  ).action(boxProject);
}

async function boxProject(project: string, flags: Flags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { runJob, cancelledFailure } = await import('../run-job.ts');
  const { BoxingReport } = await import('#schemas/contract/boxing.ts');
  const { readCategories } = await import('../choices/categories.ts');
  const { describeBoxing } = await import('../output/describe-boxing.ts');
  await withProject(
    project,
    flags,
    async (work) => {
      const categories = await readCategories(work, flags.category);
      const filter = { text: flags.filter ?? '', categories };
      const job = await runJob(work, () => work.client.boxing.start({ filter }));
      const report = BoxingReport.nullable().parse(job.report);
      return { json: report, text: report ? describeBoxing(report) : '', ...cancelledFailure(job, 'boxing') };
    },
    { isShared: true },
  );
}
