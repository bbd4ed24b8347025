import type { Command } from 'commander';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

export function addStatus(program: Command): void {
  withJson(
    program.command('status').description('say how far a project is').argument('<project>', 'folder of the project'),
    'status my-project --json',
  ).action(showStatus);
}

async function showStatus(project: string, flags: ProjectFlags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { describeStatus } = await import('../output/describe-status.ts');
  await withProject(project, flags, async ({ client }) => {
    const [status, schema] = await Promise.all([client.project.status(), client.schema.get()]);
    return { json: status, text: describeStatus(status, schema) };
  });
}
