import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Project } from '#electron/core/project/project.ts';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { Host } from '#electron/rpc/host/host.ts';
import { type LaunchOptions, launch } from '#test/desktop/stand-in/launch.ts';
import type { DesktopApplication } from '#test/desktop/support/application.ts';
import { builtMain } from '#test/desktop/support/desktop-build.ts';
import { homeVariables } from '#test/desktop/support/home-variables.ts';
import { type AppWindow, type WindowOptions, watchPage } from '#test/support/web-app.ts';
import type { JourneyApp, JourneyStarter, SystemChoice } from './journey-app.ts';
import { readStoredProject } from './stored-project.ts';
import { chooseInDialog, holdDialogs } from './system-dialogs.ts';

type Launch = (options: LaunchOptions) => DesktopApplication | Promise<DesktopApplication>;

/** Journeys in the desktop app: its built main process, preload and core, on the stand-in or on what `run` starts. */
export async function desktopJourneys(run: Launch = launch): Promise<JourneyStarter> {
  const main = await builtMain();
  return {
    start: async () => {
      const base = await mkdtemp(join(tmpdir(), 'quotient-journey-'));
      for (const folder of ['Work', 'tmp']) await mkdir(join(base, folder));
      return new DesktopJourneyApp(base, main, run);
    },
    end: async () => {},
  };
}

class DesktopJourneyApp implements JourneyApp {
  readonly host: Host;
  readonly folder: string;
  readonly #base: string;
  readonly #main: string;
  readonly #run: Launch;
  #started: { readonly app: DesktopApplication; readonly options: WindowOptions } | null = null;
  #stored: Project | null = null;

  constructor(base: string, main: string, run: Launch) {
    this.#base = base;
    this.#main = main;
    this.#run = run;
    this.folder = join(base, 'Work');
    this.host = new Host({
      kind: 'desktop',
      version: '0.0.0-test',
      runtime: systemRuntime(),
      configFolder: this.#config,
    });
  }

  get #config(): string {
    return join(this.#base, 'config');
  }

  get web(): never {
    throw new Error('The desktop app serves nobody: this journey belongs to the web host alone.');
  }

  get project(): Project | null {
    if (this.#started === null) return this.host.project;
    const path = this.#openPath();
    if (this.#stored?.path !== path) this.#stored = path === null ? null : readStoredProject(path);
    return this.#stored;
  }

  async openWindow(options: WindowOptions = {}): Promise<AppWindow> {
    if (this.#started !== null) throw new Error('The desktop app has one window.');
    if (options.link !== undefined) return this.web;
    const path = this.host.project?.path;
    await this.host.close();
    return await this.#launch(options, path);
  }

  async reopenWindow(): Promise<AppWindow> {
    if (this.#started === null) throw new Error('Nobody has sat down yet.');
    const { app, options } = this.#started;
    await app.waitForEnd();
    return await this.#launch(options, this.#openPath() ?? undefined);
  }

  addressOf(path: string, current: string): string {
    return new URL(`#${path}`, current).href;
  }

  readonly chooseInSystem = async (choice: SystemChoice): Promise<void> => {
    if (this.#started === null) throw new Error('Nobody has sat down yet.');
    await chooseInDialog(this.#started.app, choice);
  };

  async close(): Promise<void> {
    await this.#stored?.close();
    await this.#started?.app.kill();
    await this.host.close();
    await rm(this.#base, { recursive: true, force: true, maxRetries: 5 });
  }

  async #launch(options: WindowOptions, project: string | undefined): Promise<AppWindow> {
    const app = await this.#run({
      args: [this.#main, ...(project === undefined ? [] : [project])],
      cwd: this.folder,
      env: homeVariables(this.#config, this.folder, join(this.#base, 'tmp')),
      profile: join(this.#base, 'profile'),
      locale: options.language === 'ko' ? 'ko-KR' : 'en-US',
    });
    this.#started = { app, options };
    const page = await app.firstWindow();
    await holdDialogs(app);
    await page.emulateMedia({ colorScheme: options.scheme ?? 'light', reducedMotion: 'reduce' });
    return watchPage(await app.context(), page);
  }

  /** The project that the app opened last. */
  #openPath(): string | null {
    const { projects }: { projects: { path: string }[] } = JSON.parse(
      readFileSync(join(this.#config, 'recent-projects.json'), 'utf8'),
    );
    return projects[0]?.path ?? null;
  }
}
