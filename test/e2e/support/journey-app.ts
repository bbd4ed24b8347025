import type { BrowserContext } from 'playwright-core';
import type { Project } from '#electron/core/project/project.ts';
import type { Host } from '#electron/rpc/host/host.ts';
import type { WebHost } from '#electron/web/web-host.ts';
import type { AppWindow, WindowOptions } from '#test/support/web-app.ts';

/** What the windows of the journeys stand in front of. */
export type JourneyHost = 'web' | 'stand-in' | 'electron';

/** Where these journeys run: over HTTP in a browser, in the desktop app on its stand-in, or on Electron itself. */
export const journeyHost: JourneyHost = readJourneyHost(process.env['QUOTIENT_JOURNEYS']);

function readJourneyHost(value: string | undefined): JourneyHost {
  if (value === 'stand-in' || value === 'electron') return value;
  return 'web';
}

/** A folder that somebody picks in the system's dialog. */
export interface SystemChoice {
  readonly title: string;
  readonly action: string;
  readonly path: string;
}

/** The app of one journey. */
export interface JourneyApp {
  /** Makes projects and fills them before somebody sits down. */
  readonly host: Host;
  /** Folder for projects and files, and the home of whoever sits down. */
  readonly folder: string;
  /** The server of the web host; the desktop app has none, and says so. */
  readonly web: WebHost;
  /** The open project: while another process has it, its store alone can be read. */
  readonly project: Project | null;
  openWindow(options?: WindowOptions): Promise<AppWindow>;
  /** Another window of the same person, after that of `context` was closed. */
  reopenWindow(context: BrowserContext): Promise<AppWindow>;
  /** The same page at another place of the app, such as `/library`. */
  addressOf(path: string, current: string): string;
  /** Waits for the system's dialog and answers it; null where the app shows its own. */
  readonly chooseInSystem: ((choice: SystemChoice) => Promise<void>) | null;
  close(): Promise<void>;
}

/** Starts the app of a journey: what is needed for many of them, for all of a file. */
export interface JourneyStarter {
  readonly start: () => Promise<JourneyApp>;
  readonly end: () => Promise<void>;
}
