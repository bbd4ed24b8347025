import { createInterface } from 'node:readline';
import { CommanderError } from 'commander';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { configFolder } from '#electron/rpc/host/config-folder.ts';
import { Host } from '#electron/rpc/host/host.ts';
import { resolveUserPath } from '#electron/rpc/host/user-path.ts';
import { serveSocket } from '#electron/rpc/socket/serve-socket.ts';
import { readVersion } from '#electron/rpc/version.ts';
import { startWebHost, type WebHost } from '#electron/web/web-host.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { openBrowser } from './open-browser.ts';
import { ensureRenderer, rendererFolder } from './renderer-build.ts';
import { readStartFlags, type StartFlags } from './start-flags.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs the app until Ctrl+C. A failure is one sentence and exit code 1; wrong use, 2. */
export async function start(words: readonly string[]): Promise<void> {
  try {
    const flags = readStartFlags(words);
    if (flags) await run(flags);
  } catch (error) {
    const isWrongUse = error instanceof CommanderError;
    const message = error instanceof Error ? error.message.replace(/^error: /, '') : String(error);
    process.stderr.write(`quotient: ${message}\n`);
    if (process.env['QUOTIENT_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exitCode = isWrongUse ? 2 : 1;
  }
}

async function run(flags: StartFlags): Promise<void> {
  let web: WebHost | null = null;
  const host = new Host({
    kind: 'web',
    version: readVersion(),
    runtime: systemRuntime(),
    configFolder: configFolder(),
    serve: serveSocket,
    publicAddress: () => web?.publicAddress ?? null,
  });
  // The project first: a folder that cannot be opened needs no app built.
  if (flags.project !== null) await host.open(resolveUserPath(flags.project));
  try {
    await ensureRenderer(say);
    web = await startWebHost({ host, port: flags.port, reach: flags.lan ? 'lan' : 'loopback', rendererFolder });
  } catch (error) {
    await host.close();
    throw error;
  }
  announce(web, flags);
  endOnSignal(host, web);
}

function announce(web: WebHost, flags: StartFlags): void {
  say('This version has no desktop window yet, so the app is served to your browser.');
  const link = web.newOwnerLink();
  say(`Open ${link}`);
  if (web.publicAddress !== null) say(`Others reach it at ${web.publicAddress} with an invite.`);
  if (flags.open) openBrowser(link);
  if (!process.stdin.isTTY) {
    say('The address works once. Ctrl+C ends Quotient.');
    return;
  }
  say('The address works once; press Enter for another one. Ctrl+C ends Quotient.');
  createInterface({ input: process.stdin }).on('line', () => say(`Open ${web.newOwnerLink()}`));
}

function endOnSignal(host: Host, web: WebHost): void {
  const end = async () => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeListener(signal, end);
    try {
      await web.close();
      await host.close();
      process.exit(0);
    } catch (error) {
      process.stderr.write(`quotient: closing failed: ${error instanceof AppError ? error.message : String(error)}\n`);
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
}
