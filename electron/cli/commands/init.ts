import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { printResult, withJson } from '../run-command.ts';

interface Flags {
  readonly json?: true;
  readonly name?: string;
  readonly person?: string;
}

export function addInit(program: Command): void {
  withJson(
    program
      .command('init')
      .description('make a project')
      .argument('<project>', 'new or empty folder')
      .addOption(
        new Option('--template <name>', 'what the project starts from').choices(['math-ocr']).default('math-ocr'),
      )
      .option('--name <name>', 'name of the project (default: that of the folder)')
      .option('--person <name>', 'your name in it (default: that of your account)'),
    'init formulas --name "Grade 3 formulas"',
  ).action(initProject);
}

async function initProject(project: string, flags: Flags): Promise<void> {
  const { newHost } = await import('../connection/open-here.ts');
  const { resolveUserPath } = await import('#electron/rpc/host/user-path.ts');
  const path = resolveUserPath(project);
  const host = newHost();
  try {
    const personName = flags.person ?? userInfo().username;
    const summary = await host.create(path, flags.name ?? basename(path), personName);
    const text = `Made the project “${summary.name}” in ${summary.path}; ${personName} leads it.`;
    printResult({ json: { ...summary, person: personName }, text }, flags.json === true);
  } finally {
    await host.close();
  }
}
