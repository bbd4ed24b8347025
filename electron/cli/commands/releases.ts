import type { Command } from 'commander';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

export function addReleases(program: Command): void {
  withJson(
    program
      .command('releases')
      .description('list the releases of a project')
      .argument('<project>', 'folder of the project'),
    'releases my-project',
  ).action(listReleases);
}

async function listReleases(project: string, flags: ProjectFlags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { formatTable } = await import('../output/table.ts');
  await withProject(project, flags, async ({ client }) => {
    const releases = await client.releases.list();
    const splits = new Map((await client.releases.splits()).map(({ split }) => [split.id, split.name]));
    const rows = releases.map(({ release: { number, name, createdAt, counts, split }, fold, testVersion }) => [
      number,
      name,
      createdAt,
      counts.pages,
      counts.formulas,
      counts.symbols,
      splits.get(split) ?? '',
      fold === null ? '' : `${fold.index + 1}/${fold.count}`,
      testVersion === null ? '' : `version ${testVersion}`,
    ]);
    const head = ['release', 'name', 'frozen', 'pages', 'formulas', 'symbols', 'split', 'fold', 'locked test set'];
    const table = formatTable([head, ...rows]);
    return { json: releases, text: releases.length === 0 ? 'There is no release; export freezes one.' : table };
  });
}
