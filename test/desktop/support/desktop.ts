import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import type { StandInApplication } from '../stand-in/application.ts';
import { launch } from '../stand-in/launch.ts';
import { builtMain } from './desktop-build.ts';
import { homeVariables } from './home-variables.ts';

/** Longer than anything takes on a machine that is busy with other things. */
const longestWaitMs = 20_000;

/** A started app and the page in its window. */
export interface Desktop {
  readonly app: StandInApplication;
  readonly page: Page;
}

/** What runs: the built main process, or a packed one. */
export interface DesktopProgram {
  readonly main: string;
  readonly isPackaged: boolean;
}

export interface DesktopOptions {
  /** What the app is started with: a project's folder or file. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A home of one test: what the app remembers, and folders for projects and files. */
export class DesktopHome {
  readonly folder: string;
  readonly #program: DesktopProgram;
  readonly #started: StandInApplication[] = [];

  constructor(folder: string, program: DesktopProgram) {
    this.folder = folder;
    this.#program = program;
  }

  get config(): string {
    return join(this.folder, 'config');
  }

  /** Folder for projects and files. */
  get work(): string {
    return join(this.folder, 'Work');
  }

  /** Folder for what the app leaves where it is killed. */
  get temporary(): string {
    return join(this.folder, 'tmp');
  }

  /** Starts the app; a second start is the same person's next one. */
  async start(options: DesktopOptions = {}): Promise<Desktop> {
    const app = this.launch(options);
    const page = await app.firstWindow();
    page.setDefaultTimeout(longestWaitMs);
    return { app, page };
  }

  /** Starts the app without waiting for a window. */
  launch({ args = [], env = {} }: DesktopOptions = {}): StandInApplication {
    const app = launch({
      args: [this.#program.main, ...args],
      isPackaged: this.#program.isPackaged,
      cwd: this.work,
      env: { ...homeVariables(this.config, this.work, this.temporary), ...env },
      profile: join(this.folder, `profile-${this.#started.some(isRunning) ? this.#started.length : 0}`),
    });
    this.#started.push(app);
    return app;
  }

  /** Ends what still runs and says what went wrong in any page. */
  async end(): Promise<readonly string[]> {
    for (const app of this.#started) if (isRunning(app)) await app.kill();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
    return this.#started.flatMap((app) => app.pageErrors);
  }
}

function isRunning(app: StandInApplication): boolean {
  return app.process().exitCode === null && app.process().signalCode === null;
}

/** Gives tests homes of their own, which end after each test, or after all of a file. No page may end with an error. */
export function useDesktop(
  lifetime: 'test' | 'file' = 'test',
  prepare: () => Promise<DesktopProgram> = async () => ({ main: await builtMain(), isPackaged: false }),
): () => Promise<DesktopHome> {
  let program: DesktopProgram | null = null;
  const homes: DesktopHome[] = [];
  const end = async () => {
    const errors = await Promise.all(homes.splice(0).map((home) => home.end()));
    expect(errors.flat(), 'errors in the pages').toEqual([]);
  };
  if (lifetime === 'test') afterEach(end);
  else afterAll(end);
  return async () => {
    program ??= await prepare();
    const home = new DesktopHome(await mkdtemp(join(tmpdir(), 'quotient-desktop-')), program);
    homes.push(home);
    await mkdir(home.work);
    await mkdir(home.temporary);
    return home;
  };
}
