import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { counted } from '#shared/words/counted.ts';
import { printResult, withJson } from '../run-command.ts';

interface Flags {
  readonly json?: true;
  readonly person?: string;
}

export function addSample(program: Command): void {
  withJson(
    program
      .command('sample')
      .description('make the sample project: printed formulas with their truth, in mixed states, and a release of them')
      .argument('<project>', 'new or empty folder')
      .option('--person <name>', 'your name in it (default: that of your account)'),
    'sample sample-project',
  ).action(makeSample);
}

async function makeSample(project: string, flags: Flags): Promise<void> {
  const { newHost, connectHost } = await import('../connection/open-here.ts');
  const { resolveUserPath } = await import('#electron/rpc/host/user-path.ts');
  const { startSample, sampleName } = await import('#electron/rpc/host/start-sample.ts');
  const { runJob, cancelledFailure } = await import('../run-job.ts');
  const host = newHost();
  const connection = await connectHost(host, { isShared: true });
  try {
    const summary = await host.create(resolveUserPath(project), sampleName, flags.person ?? userInfo().username);
    const client = connection.as(null);
    const job = await runJob({ client, ownerClient: client }, async () => startSample(host));
    const status = await client.project.status();
    const text = `Made the sample project in ${summary.path}: ${counted(status.formulas, 'formula')}, ${counted(status.symbols, 'symbol')}.`;
    printResult({ json: status, text, ...cancelledFailure(job, 'sample') }, flags.json === true);
  } finally {
    await connection.close();
  }
}
