import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { BrowserContext, Page } from 'playwright-core';
import { EngineWindow } from './engine-window.ts';
import { MainLink } from './main-link.ts';
import type { ToEngine } from './wire.ts';

/** What a function that runs in the main process gets: Electron's module, or as much of it as the stand-in has. */
export type ElectronModule = typeof Electron.CrossProcessExports;

/**
 * An app that runs under the stand-in, shaped as Playwright's `ElectronApplication`: specs are written against what both
 * have.
 */
export class StandInApplication {
  readonly #process: ChildProcess;
  readonly #context: Promise<BrowserContext>;
  readonly #link: MainLink;
  readonly #windows = new Map<number, Promise<EngineWindow>>();
  readonly #firstWindow = Promise.withResolvers<Page>();
  readonly #ended: Promise<unknown>;
  /** What went wrong in pages without being caught. */
  readonly pageErrors: string[] = [];
  /** What the main process and the core wrote on standard error. */
  log = '';

  constructor(process: ChildProcess, context: Promise<BrowserContext>) {
    this.#process = process;
    this.#context = context;
    this.#link = new MainLink(process, (message) => void this.#receive(message));
    this.#ended = once(process, 'exit');
    process.stderr?.on('data', (chunk: Buffer) => {
      this.log += chunk.toString();
    });
    void this.#ended.then(() => this.#firstWindow.reject(new Error(`The app ended without a window:\n${this.log}`)));
    // Nobody may be waiting for a window.
    this.#firstWindow.promise.catch(() => {});
  }

  process(): ChildProcess {
    return this.#process;
  }

  context(): Promise<BrowserContext> {
    return this.#context;
  }

  /** Runs a function in the main process, with Electron's module as its first argument; values cross as JSON does. */
  async evaluate<Result, Argument>(
    run: (electron: ElectronModule, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    return (await this.#link.ask({ type: 'evaluate', source: run.toString(), arg: argument })) as Result;
  }

  async firstWindow(): Promise<Page> {
    return await this.#firstWindow.promise;
  }

  /** Whether the app has ended, and with which code. */
  get exitCode(): number | null {
    return this.#process.exitCode;
  }

  async waitForEnd(): Promise<void> {
    await this.#ended;
    await (await this.#context).close().catch(() => {});
  }

  /** Ends the app as its own quitting does. */
  async close(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      await this.evaluate((electron) => {
        setImmediate(() => electron.app.quit());
      }).catch(() => {});
    }
    await this.waitForEnd();
  }

  /** Ends everything at once, as a power cut does. */
  async kill(): Promise<void> {
    const { pid } = this.#process;
    if (pid === undefined || process.platform === 'win32') this.#process.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
    await this.waitForEnd();
  }

  async #receive(message: Exclude<ToEngine, { type: 'answer' | 'failed' }>): Promise<void> {
    if (message.type === 'create-window') {
      const opening = this.#open(message);
      this.#windows.set(message.window, opening);
      await opening.catch((error: unknown) => this.#firstWindow.reject(error));
      return;
    }
    const window = await this.#windows.get(message.window);
    if (!window) return;
    switch (message.type) {
      case 'load': {
        const failure = await window.load(message.url);
        this.#firstWindow.resolve(window.page);
        return this.#link.tell({ type: 'answer', id: message.id, value: failure });
      }
      case 'send':
        return window.send(message.channel, message.args);
      case 'invoked':
        return window.answer(message.invoke, message.outcome);
      case 'close-window':
        return window.close();
      case 'reload':
        return window.reload();
    }
  }

  async #open({ window, preload, size }: Extract<ToEngine, { type: 'create-window' }>): Promise<EngineWindow> {
    const context = await this.#context;
    const page = (this.#windows.size === 1 ? context.pages()[0] : undefined) ?? (await context.newPage());
    await page.setViewportSize({ ...size });
    page.on('pageerror', (error) => this.pageErrors.push(error.stack ?? error.message));
    return await EngineWindow.open(window, page, preload, this.#link);
  }
}
