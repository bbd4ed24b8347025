import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { StandInApplication } from '#test/desktop/stand-in/application.ts';
import { launch } from '#test/desktop/stand-in/launch.ts';
import { runProcess } from '../measuring/run-process.ts';

/** Longer than any step of a bench takes on a machine that is busy with other things. */
const longestWaitMs = 120_000;

/** A started desktop app and the page in its window. */
export interface StartedDesktop {
  readonly app: StandInApplication;
  readonly page: Page;
}

/** The desktop app on the stand-in, for one user of its own. */
export class BenchDesktop {
  readonly #folder: string;
  readonly #main: string;

  /** @param main the built main process */
  constructor(folder: string, main: string) {
    this.#folder = folder;
    this.#main = main;
  }

  /** Folder of what the app remembers for this user. */
  get home(): string {
    return join(this.#folder, 'config');
  }

  async prepare(): Promise<void> {
    await mkdir(this.home, { recursive: true });
  }

  async start(project: string): Promise<StartedDesktop> {
    const app = launch({
      args: [this.#main, project],
      env: { QUOTIENT_HOME: this.home },
      profile: join(this.#folder, 'profile'),
    });
    const page = await app.firstWindow();
    page.setDefaultTimeout(longestWaitMs);
    return { app, page };
  }

  /** Runs the command line beside the app. */
  async command(words: readonly string[]): Promise<void> {
    await runProcess(['electron/start/quotient.cjs', ...words], this.home);
  }
}
