import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { fillSampleProject } from '#electron/core/sample/fill-sample-project.ts';
import { Host } from '#electron/rpc/host/host.ts';
import { serveSocket } from '#electron/rpc/socket/serve-socket.ts';
import { startWebHost, type WebHost } from '#electron/web/web-host.ts';

const rendererFolder = resolve(import.meta.dirname, '../../dist/renderer');

/** A running web host with a home of its own, and windows of a real browser onto it. */
export interface WebApp {
  readonly host: Host;
  readonly web: WebHost;
  /** Folder for projects and files of the test; its parent is removed at the end. */
  readonly folder: string;
  /** A new window in a browser profile of its own, with what the page says of errors kept in `problems`. */
  openWindow(options?: WindowOptions): Promise<AppWindow>;
  close(): Promise<void>;
}

export interface WindowOptions {
  readonly language?: 'en' | 'ko';
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** Address to come in by, for instance an invite; without one the owner comes in. */
  readonly link?: string;
}

export interface AppWindow {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Uncaught errors and errors on the console. */
  readonly problems: readonly string[];
}

/** Starts the app with no project open. The renderer must have been built. */
export async function startWebApp(browser: Browser): Promise<WebApp> {
  if (!existsSync(join(rendererFolder, 'index.html'))) throw new Error('The renderer is not built: run npm run build.');
  const base = await mkdtemp(join(tmpdir(), 'quotient-app-'));
  const folder = join(base, 'Work');
  await mkdir(folder);
  let web: WebHost | null = null;
  const host = new Host({
    kind: 'web',
    version: '0.0.0-test',
    runtime: systemRuntime(),
    configFolder: join(base, 'config'),
    publicAddress: () => web?.publicAddress ?? null,
  });
  const stopSocket = await serveSocket(host);
  const served = await startWebHost({ host, port: 0, reach: 'loopback', rendererFolder });
  web = served;
  const contexts: BrowserContext[] = [];
  return {
    host,
    web: served,
    folder,
    openWindow: async (options = {}) => {
      const context = await browser.newContext({
        viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
        locale: options.language === 'ko' ? 'ko-KR' : 'en-US',
        colorScheme: options.scheme ?? 'light',
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      const window = await openPage(context);
      await window.page.goto(options.link ?? served.newOwnerLink());
      return window;
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await served.close();
      await host.close();
      await stopSocket();
      await rm(base, { recursive: true, force: true });
    },
  };
}

/** A new window of a browser profile, empty yet. */
export async function openPage(context: BrowserContext): Promise<AppWindow> {
  return watchPage(context, await context.newPage());
}

/** Keeps what a page says of errors from now on. */
export function watchPage(context: BrowserContext, page: Page): AppWindow {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  return { context, page, problems };
}

/** Makes the sample project in the app's folder, opened with its lead as the owner's person. */
export async function openSampleProject(app: WebApp, personName = 'Jiwon Park'): Promise<void> {
  await app.host.create(join(app.folder, 'sample'), 'Sample project', personName);
  const { project } = app.host;
  if (!project) throw new Error('The sample project did not open.');
  const job = project.jobs.start('sample', (handle) => fillSampleProject(project, handle));
  const ended = await project.jobs.whenEnded(job.id);
  if (ended.state !== 'done') throw new Error(ended.error?.message ?? ended.state);
}
