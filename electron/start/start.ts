import { buildDesktopIfNeeded } from './build/desktop-build.ts';
import { ownRenderer, type Renderer } from './build/renderer-build.ts';
import { readStartFlags, type StartFlags, startHelp } from './start-flags.ts';
import { openWindow } from './window/open-window.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** What the app is made of, and how it comes to be there. */
export interface StartParts {
  readonly renderer: Renderer;
  /** Main process, preload and core. */
  readonly prepareDesktop: Renderer['prepare'];
}

const ownParts: StartParts = { renderer: ownRenderer, prepareDesktop: buildDesktopIfNeeded };

/** Runs the app until it is quit, or until Ctrl+C. A failure is one sentence and exit code 1; wrong use, 2. */
export async function start(words: readonly string[], parts: StartParts = ownParts): Promise<void> {
  const command = readStartFlags(words);
  if (command.kind === 'help') {
    say(startHelp);
  } else if (command.kind === 'wrong-use') {
    fail(`${command.message} npm start -- --help shows the ways to start.`, 2);
  } else {
    await run(command.flags, parts).catch((error: unknown) => {
      fail(error instanceof Error ? error.message : String(error), 1);
      if (process.env['QUOTIENT_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    });
  }
}

function fail(message: string, exitCode: number): void {
  process.stderr.write(`quotient: ${message}\n`);
  process.exitCode = exitCode;
}

/** The window if there can be one; else, or if that was asked for, the same app in the browser. */
async function run(flags: StartFlags, { renderer, prepareDesktop }: StartParts): Promise<void> {
  if (!flags.web) {
    const outcome = await openWindow(flags.project, [renderer.prepare, prepareDesktop], say);
    if (outcome.hasRun) {
      process.exitCode = outcome.exitCode;
      return;
    }
    say(`${outcome.reason}, so the app is served to your browser.`);
  }
  // Only what is served needs the store and the server in this process.
  const { serveApp } = await import('./web/serve-app.ts');
  await serveApp(flags, renderer, say);
}
