import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '#test/support/chromium.ts';
import { StandInApplication } from './application.ts';

export interface LaunchOptions {
  /** The built main process, then what the app is started with. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Folder that Chromium keeps its own state in; the same one again is the same app started again. */
  readonly profile: string;
  /** Whether the app is to think that it was packed. */
  readonly isPackaged?: boolean;
  /** Language of the system, such as `ko-KR`. */
  readonly locale?: string;
}

const register = fileURLToPath(new URL('./main-process/register.mjs', import.meta.url));

/** Starts an app on the stand-in: its real main process under Node, Chromium as its window. */
export function launch({
  args,
  env = {},
  cwd,
  profile,
  isPackaged = false,
  locale,
}: LaunchOptions): StandInApplication {
  const context = chromiumPath().then((executablePath) =>
    chromium.launchPersistentContext(profile, {
      executablePath,
      args: [...chromiumFlags],
      viewport: { width: 1440, height: 900 },
      acceptDownloads: true,
      ...(locale !== undefined && { locale }),
    }),
  );
  const child = spawn(process.execPath, ['--import', register, ...args], {
    ...(cwd !== undefined && { cwd }),
    env: {
      ...process.env,
      ...(locale !== undefined && { STAND_IN_LANGUAGES: locale }),
      ...env,
      STAND_IN_PACKAGED: isPackaged ? '1' : '0',
    },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    // A group of its own, so that the app's processes can be ended together.
    detached: process.platform !== 'win32',
    serialization: 'advanced',
  });
  return new StandInApplication(child, context);
}
