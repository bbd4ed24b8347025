import { once } from 'node:events';
import { _electron } from 'playwright-core';
import { missingDisplay } from '#electron/start/window/display.ts';
import { electronPackage, electronProgram } from '#electron/start/window/electron-binary.ts';
import type { ElectronModule } from '../stand-in/application.ts';
import type { LaunchOptions } from '../stand-in/launch.ts';
import type { DesktopApplication } from './application.ts';

/** Electron's program, or why nothing can run on it here. Asking never downloads it. */
export function realElectron(): { readonly program: string } | { readonly missing: string } {
  const folder = electronPackage();
  const program = folder === null ? null : electronProgram(folder);
  if (program === null) return { missing: "Electron's program was not downloaded here" };
  const missing = missingDisplay();
  return missing === null ? { program } : { missing };
}

/** Starts an app on Electron itself. */
export async function launchElectron(
  executablePath: string,
  { args, env = {}, cwd, locale }: LaunchOptions,
): Promise<DesktopApplication> {
  const app = await _electron.launch({
    executablePath,
    args: [...args, ...(locale === undefined ? [] : [`--lang=${locale}`])],
    env: { ...inherited(), ...env },
    ...(cwd !== undefined && { cwd }),
  });
  const ended = once(app.process(), 'exit');
  return {
    context: () => app.context(),
    // Handed on as it is: the function travels as text.
    evaluate: async <Result, Argument>(
      run: (electron: ElectronModule, argument: Argument) => Result | Promise<Result>,
      argument: Argument,
    ) => (await app.evaluate(run as never, argument)) as Result,
    firstWindow: () => app.firstWindow(),
    close: () => app.close(),
    waitForEnd: async () => void (await ended),
    kill: async () => {
      app.process().kill('SIGKILL');
      await ended;
    },
  };
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
