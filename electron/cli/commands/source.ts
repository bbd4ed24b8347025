import type { Command } from 'commander';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

export function addSource(program: Command): void {
  const command = program.command('source').description('list the imports of a project and say their licences');
  withJson(
    command
      .command('list')
      .description('list the imports with their pages and licences')
      .argument('<project>', 'folder of the project'),
    'source list my-project',
  ).action(listSources);
  withJson(
    command
      .command('licence')
      .description('say under which licence the pages of an import stand')
      .argument('<project>', 'folder of the project')
      .argument('<import>', 'name of the import')
      .argument('<licence>', 'SPDX name such as CC-BY-4.0, or unknown')
      .option('--attribution <text>', 'whom to name', '')
      .option('--address <url>', 'where it comes from', '')
      .option('--actor <person>', 'name or id of who does it (default: import)'),
    'source licence my-project "CROHME 2019" CC-BY-NC-SA-3.0 --attribution "CROHME organisers"',
  ).action(setLicence);
}

async function listSources(project: string, flags: ProjectFlags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { formatTable } = await import('../output/table.ts');
  await withProject(project, flags, async ({ client }) => {
    const sources = await client.releases.sources();
    const rows = sources.map(({ batch, pages, licence, attribution }) => [
      batch ?? '(none)',
      pages,
      licence ?? 'unknown',
      attribution,
    ]);
    return { json: sources, text: formatTable([['import', 'pages', 'licence', 'attribution'], ...rows]) };
  });
}

interface LicenceFlags extends ProjectFlags {
  readonly attribution: string;
  readonly address: string;
}

async function setLicence(project: string, batch: string, licence: string, flags: LicenceFlags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { attribution, address } = flags;
  await withProject(project, flags, async ({ client }) => {
    const sources = await client.releases.setLicence({
      batch,
      licence: licence === 'unknown' ? null : licence,
      attribution,
      address,
    });
    return { json: sources, text: `The pages of “${batch}” stand under ${licence}.` };
  });
}
