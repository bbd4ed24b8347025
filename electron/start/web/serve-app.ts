import { createInterface } from 'node:readline';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { configFolder } from '#electron/rpc/host/config-folder.ts';
import { Host } from '#electron/rpc/host/host.ts';
import { resolveProjectPath } from '#electron/rpc/host/user-path.ts';
import { serveSocket } from '#electron/rpc/socket/serve-socket.ts';
import { readVersion } from '#electron/rpc/version.ts';
import { startWebHost, type WebHost } from '#electron/web/web-host.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Renderer } from '../build/renderer-build.ts';
import type { StartFlags } from '../start-flags.ts';
import { openBrowser } from './open-browser.ts';

/** Serves the app to browsers until the first signal. */
export async function serveApp(flags: StartFlags, renderer: Renderer, say: (line: string) => void): Promise<void> {
  let web: WebHost | null = null;
  const host = new Host({
    kind: 'web',
    version: readVersion(),
    runtime: systemRuntime(),
    configFolder: configFolder(),
    publicAddress: () => web?.publicAddress ?? null,
  });
  const steps: EndStep[] = [() => host.close()];
  try {
    // The project first: a folder that cannot be opened needs no app built.
    if (flags.project !== null) await host.open(resolveProjectPath(flags.project));
    steps.push(await serveSocket(host));
    await renderer.prepare(say);
    const served = await startWebHost({
      host,
      port: flags.port,
      reach: flags.lan ? 'lan' : 'loopback',
      rendererFolder: renderer.folder,
    });
    web = served;
    steps.unshift(() => served.close());
    endOnSignal(steps);
    announce(served, flags, say);
  } catch (error) {
    for (const step of steps) await step();
    throw error;
  }
}

/** Ends one of the things that run. */
type EndStep = () => Promise<void>;

function announce(web: WebHost, flags: StartFlags, say: (line: string) => void): void {
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

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ends what runs, one after the other, at the first signal. */
function endOnSignal(steps: readonly EndStep[]): void {
  const end = async () => {
    // A second signal ends the process at once.
    for (const signal of signals) process.removeListener(signal, onSignal);
    try {
      for (const step of steps) await step();
      process.exit(0);
    } catch (error) {
      process.stderr.write(`quotient: closing failed: ${error instanceof AppError ? error.message : String(error)}\n`);
      process.exit(1);
    }
  };
  const onSignal = () => void end();
  for (const signal of signals) process.once(signal, onSignal);
}
