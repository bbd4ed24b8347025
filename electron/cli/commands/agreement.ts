import type { Command } from 'commander';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

export function addAgreement(program: Command): void {
  withJson(
    program
      .command('agreement')
      .description('say how far first and second annotations agree')
      .argument('<project>', 'folder of the project'),
    'agreement my-project --json',
  ).action(showAgreement);
}

async function showAgreement(project: string, flags: ProjectFlags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { describeAgreement } = await import('../output/describe-agreement.ts');
  await withProject(project, flags, async ({ client }) => {
    const [report, schema] = await Promise.all([client.second.agreement({}), client.schema.get()]);
    const nameOf = new Map<string, string>(schema.people.map(({ record }) => [record.id, record.name]));
    const kindOf = new Map<string, string>(
      schema.categories.map(({ record }) => {
        const facet = schema.facets.find((each) => each.record.id === record.facet)?.record.key ?? '?';
        return [record.id, `${facet}=${record.key}`];
      }),
    );
    const named = {
      ...report,
      people: report.people.map((row) => ({ ...row, name: nameOf.get(row.person) ?? row.person })),
      kinds: report.kinds.map((row) => ({ ...row, name: kindOf.get(row.category) ?? row.category })),
    };
    return { json: named, text: describeAgreement(named) };
  });
}
