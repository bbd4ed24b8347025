import type { Command } from 'commander';
import type { VerifyReport } from '#schemas/contract/releases.ts';
import { counted } from '#shared/words/counted.ts';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

export function addVerify(program: Command): void {
  withJson(
    program
      .command('verify')
      .description('read an export again and prove its counts, hashes, boxes and classes')
      .argument('<project>', 'folder of the project')
      .argument('<export>', 'folder or zip file of the export'),
    'verify my-project datasets/first',
  ).action(verify);
}

async function verify(project: string, path: string, flags: ProjectFlags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { runJob, cancelledFailure } = await import('../run-job.ts');
  const { resolveUserPath } = await import('#electron/rpc/host/user-path.ts');
  const schemas = await import('#schemas/contract/releases.ts');
  const { formatTable } = await import('../output/table.ts');
  await withProject(
    project,
    flags,
    async (work) => {
      const job = await runJob(work, () => work.client.releases.startVerifyPath({ path: resolveUserPath(path) }));
      const report = schemas.VerifyReport.nullable().parse(job.report);
      if (!report) return { json: report, text: '', ...cancelledFailure(job, 'verification') };
      const { files, bytes, datasets, problems, release, isOfProject } = report;
      const rows = datasets.map(({ folder, items, checked, isCompared }) => [
        folder,
        items,
        checked ?? 'by hash',
        isCompared ? 'the release' : 'the manifest',
      ]);
      const wrong = problems.map(
        ({ reason, count, examples }) => `  ${count} × ${reason.message} ${examples.join(', ')}`,
      );
      const text = [
        `Read ${counted(files, 'file')}, ${counted(bytes, 'byte')}: release ${release.number} “${release.name}”.`,
        formatTable([['dataset', 'items', 'read again', 'held against'], ...rows]),
        ...(wrong.length === 0 ? ['Everything is as it was written.'] : ['What differs:', ...wrong]),
        ...(datasets.every(({ isCompared }) => isCompared) ? [] : [manifestAlone]),
        ...(wrong.length === 0 || isOfProject ? [] : [sayForeign(report)]),
      ].join('\n');
      const differs = { code: 'corrupt-file', message: 'The export is not what was written; see what differs.' };
      if (wrong.length > 0) return { json: report, text, failure: differs };
      if (!isOfProject) return { json: report, text, failure: { code: 'not-found', message: sayForeign(report) } };
      return { json: report, text, ...cancelledFailure(job, 'verification') };
    },
    { isShared: true },
  );
}

const manifestAlone =
  'What is held against the manifest alone is as the manifest says: whoever changed a file and the manifest is not found out.';

function sayForeign({ path, release: { number, name, contentSha256 } }: VerifyReport): string {
  return `${path} is not an export of this project: its release ${number} “${name}” (content ${contentSha256.slice(0, 12)}) is not here.`;
}
