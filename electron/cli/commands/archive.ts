import type { Command } from 'commander';
import { counted } from '#shared/words/counted.ts';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

export function addArchive(program: Command): void {
  withJson(
    program
      .command('archive')
      .description('write a whole project as one file that another project can import and merge')
      .argument('<project>', 'folder of the project')
      .argument('<file>', 'file to write; .quotient-archive is added where it is missing')
      .option('--actor <person>', 'name or id of who writes it (default: import)'),
    'archive my-project for-lee.quotient-archive',
  ).action(writeProject);
}

async function writeProject(project: string, file: string, flags: ProjectFlags): Promise<void> {
  const [{ withProject }, { runJob, cancelledFailure }, { resolveUserPath }, { ArchiveReport }] = await Promise.all([
    import('../connection/with-project.ts'),
    import('../run-job.ts'),
    import('#electron/rpc/host/user-path.ts'),
    import('#schemas/contract/archives.ts'),
  ]);
  await withProject(
    project,
    flags,
    async (work) => {
      const job = await runJob(work, () => work.client.archives.startWriteToPath({ out: resolveUserPath(file) }));
      const report = ArchiveReport.nullable().parse(job.report);
      return {
        json: report,
        text: report
          ? `Wrote ${report.path}: ${[
              counted(report.documents['page'] ?? 0, 'page'),
              counted(report.documents['formula'] ?? 0, 'formula'),
              counted(report.media, 'picture'),
              counted(report.beside['history/operation'] ?? 0, 'act of history', 'acts of history'),
              counted(report.beside['releases/release'] ?? 0, 'release'),
              counted(report.bytes, 'byte'),
            ].join(', ')}. Import it with: quotient import <project> ${report.path}`
          : '',
        ...cancelledFailure(job, 'archive', 'nothing was written'),
      };
    },
    { isShared: true },
  );
}
