import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Project } from '#electron/core/project/project.ts';
import type { Language } from '#renderer/i18n/language.ts';
import { launchElectron, realElectron } from '#test/desktop/support/real-electron.ts';
import type { AppWindow, WindowOptions } from '#test/support/web-app.ts';
import { desktopJourneys } from './desktop-journeys.ts';
import { type JourneyApp, type JourneyStarter, journeyHost, type SystemChoice } from './journey-app.ts';
import { webJourneys } from './web-journeys.ts';
import { type Say, wordsOf } from './words.ts';

/** Somebody before a window of the app. */
export interface Seat extends Pick<AppWindow, 'page' | 'context'> {
  readonly language: Language;
  readonly say: Say;
  /** Picks a folder of the home in the system's dialog, by the names on the way; null where the app has its own. */
  readonly chooseInSystem: ((choice: Omit<SystemChoice, 'path'>, way: readonly string[]) => Promise<void>) | null;
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
  readonly app: JourneyApp;
  readonly #watched: Watched[] = [];

  constructor(app: JourneyApp) {
    this.app = app;
  }

  /** The open project. */
  get project(): Project {
    const { project } = this.app;
    if (!project) throw new Error('No project is open.');
    return project;
  }

  /** A window of the owner, or of whoever has the link. */
  async sit(options: WindowOptions = {}): Promise<Seat> {
    const window = await this.app.openWindow(options);
    return this.#seatAt(window, options.language ?? 'en');
  }

  #seatAt(window: AppWindow, language: Language): Seat {
    const { page, context } = window;
    const { folder, chooseInSystem } = this.app;
    const tolerated: RegExp[] = [];
    this.#watched.push({ window, tolerated });
    context.setDefaultTimeout(longestWaitMs);
    return {
      page,
      context,
      language,
      say: wordsOf(language),
      chooseInSystem: chooseInSystem && ((choice, way) => chooseInSystem({ ...choice, path: join(folder, ...way) })),
      reopen: async () => this.#seatAt(await this.app.reopenWindow(context), language),
      tolerate: (problem) => void tolerated.push(problem),
    };
  }

  /** Goes to an address of the app, for instance `/library`. */
  async goTo({ page }: Pick<Seat, 'page'>, path: string): Promise<void> {
    await page.goto(this.app.addressOf(path, page.url()));
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

/** Tests of what the web host alone has: several windows, invites, a network that fails. */
export const describeOverWeb = describe.skipIf(journeyHost !== 'web');
export const itOverWeb = it.skipIf(journeyHost !== 'web');

/** Why no journey can be run on the host that was asked for; null where all is there. */
function missingHost(): string | null {
  if (journeyHost !== 'electron') return null;
  const electron = realElectron();
  return 'missing' in electron ? electron.missing : null;
}

async function prepareJourneys(): Promise<JourneyStarter> {
  if (journeyHost === 'web') return await webJourneys();
  if (journeyHost === 'stand-in') return await desktopJourneys();
  const electron = realElectron();
  if ('missing' in electron) throw new Error(electron.missing);
  return await desktopJourneys((options) => launchElectron(electron.program, options));
}

/** Gives each test of a file an app of its own. No window may end with an error that nobody expected. */
export function useJourney(): () => Journey {
  const missing = missingHost();
  let starter: JourneyStarter | null = null;
  let journey: Journey | null = null;

  beforeEach(async ({ skip }) => {
    if (missing !== null) skip(`${missing}.`);
    starter ??= await prepareJourneys();
    journey = new Journey(await starter.start());
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
    await starter?.end();
  });
  return () => {
    if (!journey) throw new Error('No test is running.');
    return journey;
  };
}
