import type { BrowserContext, Page } from 'playwright-core';
import type { ElectronModule } from '../stand-in/application.ts';

/** A started desktop app, as specs see it: what Playwright's `ElectronApplication` and the stand-in both have. */
export interface DesktopApplication {
  context(): BrowserContext | Promise<BrowserContext>;
  /** Runs a function in the main process, with Electron's module as its first argument; values cross as JSON does. */
  evaluate<Result, Argument>(
    run: (electron: ElectronModule, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  firstWindow(): Promise<Page>;
  /** Ends the app as its own quitting does. */
  close(): Promise<void>;
  /** Resolves once the app has ended, by itself or by its person. */
  waitForEnd(): Promise<void>;
  /** Ends everything at once. */
  kill(): Promise<void>;
}
