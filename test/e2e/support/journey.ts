import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import type { Project } from '#electron/core/project/project.ts';
import type { Language } from '#renderer/i18n/language.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { type AppWindow, openPage, startWebApp, type WebApp, type WindowOptions } from '#test/support/web-app.ts';
import { type Say, wordsOf } from './words.ts';

/** Somebody before a window of the app. */
export interface Seat extends Pick<AppWindow, 'page' | 'context'> {
  readonly language: Language;
  readonly say: Say;
  /** Another window of the same person, in the same browser profile. */
  reopen(): Promise<Seat>;
  /** Errors that belong to the journey: a refusal is an error on the console too. */
  tolerate(problem: RegExp): void;
}

interface Watched {
  readonly window: AppWindow;
  readonly tolerated: RegExp[];
}

/** Longer than anything takes on a machine that is busy with other things. */
const longestWaitMs = 20_000;
const pictures = process.env['QUOTIENT_E2E_PICTURES'];

/** One test's app and the windows onto it. */
export class Journey {
  readonly app: WebApp;
  readonly #watched: Watched[] = [];

  constructor(app: WebApp) {
    this.app = app;
  }

  /** The open project. */
  get project(): Project {
    const { project } = this.app.host;
    if (!project) throw new Error('No project is open.');
    return project;
  }

  /** A window of the owner, or of whoever has the link. */
  async sit(options: WindowOptions = {}): Promise<Seat> {
    const window = await this.app.openWindow(options);
    window.context.setDefaultTimeout(longestWaitMs);
    return this.#seatAt(window, options.language ?? 'en');
  }

  #seatAt(window: AppWindow, language: Language): Seat {
    const { page, context } = window;
    const tolerated: RegExp[] = [];
    this.#watched.push({ window, tolerated });
    return {
      page,
      context,
      language,
      say: wordsOf(language),
      reopen: async () => this.#seatAt(await openPage(context), language),
      tolerate: (problem) => void tolerated.push(problem),
    };
  }

  /** Goes to an address of the app, for instance `/library`. */
  async goTo({ page }: Pick<Seat, 'page'>, path: string): Promise<void> {
    await page.goto(`${this.app.web.address}#${path}`);
  }

  /** Keeps a picture of the window where `QUOTIENT_E2E_PICTURES` names a folder, for people to look at. */
  async photograph({ page }: Pick<Seat, 'page'>, name: string): Promise<void> {
    if (pictures === undefined) return;
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }

  /** The same of every window that is open. */
  async photographAll(name: string): Promise<void> {
    const pages = this.#watched.flatMap(({ window }) => window.context.pages());
    for (const [place, page] of pages.entries()) await this.photograph({ page }, `${name} ${place + 1}`);
  }

  /** What went wrong in any window and is not part of the journey. */
  problems(): readonly string[] {
    return this.#watched.flatMap(({ window, tolerated }) =>
      window.problems.filter((problem) => !tolerated.some((expected) => expected.test(problem))),
    );
  }
}

/** Gives each test of a file an app of its own in one browser. No window may end with an error that nobody expected. */
export function useJourney(): () => Journey {
  let browser: Browser;
  let journey: Journey | null = null;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  beforeEach(async () => {
    journey = new Journey(await startWebApp(browser));
    // Folder pickers begin at home.
    vi.stubEnv('HOME', journey.app.folder);
    vi.stubEnv('USERPROFILE', journey.app.folder);
  });
  afterEach(async ({ task }) => {
    const ended = journey;
    journey = null;
    if (!ended) return;
    if (task.result?.state === 'fail') await ended.photographAll(`failed ${task.name}`);
    const problems = ended.problems();
    await ended.app.close();
    expect(problems, 'errors in the windows').toEqual([]);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await browser.close();
  });
  return () => {
    if (!journey) throw new Error('No test is running.');
    return journey;
  };
}
