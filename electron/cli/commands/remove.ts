import type { Command } from 'commander';
import type { PageRemovalEffect } from '#schemas/contract/library.ts';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

interface Flags extends ProjectFlags {
  readonly import: string;
  readonly worked: boolean;
  readonly dryRun: boolean;
}

export function addRemove(program: Command): void {
  withJson(
    program
      .command('remove')
      .description('remove the pages of an import that nobody has worked on since')
      .argument('<project>', 'folder of the project')
      .requiredOption('--import <name>', 'name of the import, as the library shows it')
      .option('--worked', 'also pages that somebody has edited, reviewed or talked about', false)
      .option('--dry-run', 'only say what would go', false)
      .option('--actor <person>', 'name or id of who removes (default: import)'),
    'remove my-project --import "scans of May"',
  ).action(removeImport);
}

async function removeImport(project: string, flags: Flags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { runJob, cancelledFailure } = await import('../run-job.ts');
  const { PageRemoval, PageRemovalReport } = await import('#schemas/contract/library.ts');
  const { UsageError } = await import('../usage-error.ts');
  await withProject(
    project,
    flags,
    async (work) => {
      const { batches } = await work.client.library.choices();
      if (!batches.some(({ name }) => name === flags.import)) {
        const names = batches.map(({ name }) => `“${name}”`).join(', ');
        throw new UsageError(`There is no import “${flags.import}” in this project; there are: ${names || 'none'}.`);
      }
      const removal = PageRemoval.parse({
        pages: { import: { batch: flags.import } },
        worked: flags.worked ? 'remove' : 'keep',
      });
      if (flags.dryRun) {
        const effect = await work.client.library.previewRemoval(removal);
        return { json: { removed: effect, operation: null }, text: describe(effect, 'Would remove') };
      }
      const job = await runJob(work, () => work.client.library.removePages(removal));
      const report = PageRemovalReport.nullable().parse(job.report);
      const text = report ? describe(report.removed, 'Removed') : '';
      return { json: report, text, ...cancelledFailure(job, 'removal') };
    },
    { isShared: true },
  );
}

const reasons: Readonly<Record<PageRemovalEffect['left'][number]['why'], string>> = {
  'locked-test': 'in a locked test set',
  edited: 'worked on by somebody (--worked removes them, too)',
  discussed: 'talked about or annotated a second time (--worked removes them, too)',
  filled: 'filled by a later import (--worked removes them, too)',
  'not-seen': 'gone already',
};

function describe({ pages, formulas, left }: PageRemovalEffect, did: string): string {
  const stayed = left.map(({ why, count, examples }) => {
    const names = examples.length === 0 ? '' : `: ${examples.join(', ')}${count > examples.length ? ', …' : ''}`;
    return `Left ${count} ${reasons[why]}${names}`;
  });
  const counted = `${pages} ${pages === 1 ? 'page' : 'pages'} with ${formulas} ${formulas === 1 ? 'formula' : 'formulas'}`;
  return [`${did} ${counted}.`, ...stayed].join('\n');
}
