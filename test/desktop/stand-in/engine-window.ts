import type { CDPSession, Dialog, Page, Request, Route } from 'playwright-core';
import type { MainLink } from './main-link.ts';
import { fromMapped, toMapped } from './mapped-address.ts';
import { fileToken } from './page/preload-world.ts';
import { mainWorldScript, preloadWorldScript } from './page-scripts.ts';
import type { FrameFacts, Outcome, PageEvent, PageQuestion, RequestAnswer } from './wire.ts';

const worldName = 'electron-preload';

/** One window of the app: a page of Chromium with the real preload in a world of its own. */
export class EngineWindow {
  readonly id: number;
  readonly page: Page;
  readonly #link: MainLink;
  readonly #cdp: CDPSession;
  /** Execution context of the preload's world; null while the page has none. */
  #world: number | null = null;
  #waiting: string[] = [];
  /** Messages go on in their order, also where files in them have to be looked up. */
  #passing: Promise<unknown> = Promise.resolve();
  /** The app itself loads a page: nothing to ask about. */
  #isLoadedByApp = false;

  private constructor(id: number, page: Page, cdp: CDPSession, link: MainLink) {
    this.id = id;
    this.page = page;
    this.#cdp = cdp;
    this.#link = link;
  }

  static async open(id: number, page: Page, preload: string | null, link: MainLink): Promise<EngineWindow> {
    const cdp = await page.context().newCDPSession(page);
    const window = new EngineWindow(id, page, cdp, link);
    await window.#start(preload);
    return window;
  }

  async #start(preload: string | null): Promise<void> {
    const { frameTree } = await this.#cdp.send('Page.getFrameTree');
    this.#cdp.on('Runtime.executionContextCreated', ({ context }) => {
      // Frames inside of the page get a world of that name too, without a preload in it.
      if (context.name !== worldName || context.auxData?.['frameId'] !== frameTree.frame.id) return;
      this.#world = context.id;
      for (const expression of this.#waiting.splice(0)) this.#evaluate(expression);
    });
    this.#cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#world) this.#world = null;
    });
    this.#cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === 'standInSend') this.#receive(JSON.parse(payload), executionContextId);
    });
    await Promise.all([
      this.#cdp.send('Runtime.enable'),
      this.#cdp.send('Runtime.addBinding', { name: 'standInSend', executionContextName: worldName }),
      this.#cdp.send('Page.enable'),
      this.#cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript() }),
      preload === null
        ? null
        : this.#cdp.send('Page.addScriptToEvaluateOnNewDocument', {
            source: await preloadWorldScript(preload),
            worldName,
          }),
      this.page.route('**/*', (route, request) => this.#onRequest(route, request)),
    ]);
    this.page.on('dialog', (dialog) => void this.#onDialog(dialog));
    this.page.on('popup', (popup) => void this.#onPopup(popup));
    this.page.on('load', () => this.#happened({ kind: 'ready-to-show' }));
    this.page.on('crash', () => this.#happened({ kind: 'render-process-gone', reason: 'crashed' }));
    this.page.on('close', () => this.#happened({ kind: 'closed' }));
    this.page.on('download', (download) => {
      const question = {
        kind: 'will-download',
        url: fromMapped(download.url()),
        filename: download.suggestedFilename(),
      } as const;
      void this.#ask(question).then((isPrevented) => (isPrevented ? download.cancel() : undefined));
    });
  }

  /** Loads an address of the app's; answers with what went wrong, if anything did. */
  async load(url: string): Promise<string | null> {
    this.#isLoadedByApp = true;
    try {
      await this.page.goto(toMapped(url), { waitUntil: 'commit' });
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  close(): void {
    void this.page.close({ runBeforeUnload: true }).catch(() => {});
  }

  reload(): void {
    this.#isLoadedByApp = true;
    void this.#cdp.send('Page.reload').catch(() => {});
  }

  /** Sends a message of the main process to the preload. */
  send(channel: string, args: readonly unknown[]): void {
    this.#inWorld(`standIn.receive(${JSON.stringify(channel)}, ${JSON.stringify(args)})`);
  }

  answer(invoke: number, outcome: Outcome): void {
    const value = JSON.stringify(outcome.ok ? outcome.value : outcome.message) ?? 'undefined';
    this.#inWorld(`standIn.answer(${invoke}, ${outcome.ok}, ${value})`);
  }

  #inWorld(expression: string): void {
    if (this.#world === null) this.#waiting.push(expression);
    else this.#evaluate(expression);
  }

  #evaluate(expression: string): void {
    // A page that has just gone away hears nothing, as with Electron.
    void this.#cdp
      .send('Runtime.evaluate', { expression, ...(this.#world !== null && { contextId: this.#world }) })
      .catch(() => {});
  }

  #receive(message: { channel: string; args: unknown[]; invoke: number | null }, contextId: number): void {
    const frame: FrameFacts = { url: fromMapped(this.page.url()), isMainFrame: true };
    if (message.channel === 'stand-in:window-open') {
      void this.#ask({ kind: 'window-open', url: fromMapped(String(message.args[0])) });
      return;
    }
    const text = JSON.stringify(message.args);
    const args = text.includes(fileToken) ? this.#withPaths(text, contextId) : Promise.resolve(message.args);
    const before = this.#passing;
    this.#passing = args.then(async (resolved) => {
      await before;
      this.#link.tell({
        type: 'ipc',
        window: this.id,
        channel: message.channel,
        args: resolved,
        invoke: message.invoke,
        frame,
      });
    });
  }

  /** Puts the paths of files where the preload could only leave tokens. */
  async #withPaths(text: string, contextId: number): Promise<unknown[]> {
    const tokens = [...new Set(text.match(new RegExp(`${fileToken}\\d+`, 'g')))];
    const paths = new Map<string, string>();
    for (const token of tokens) {
      const { result } = await this.#cdp.send('Runtime.evaluate', {
        expression: `standIn.fileOf(${JSON.stringify(token)})`,
        contextId,
      });
      const facts = result.objectId ? await this.#cdp.send('DOM.getFileInfo', { objectId: result.objectId }) : null;
      paths.set(token, facts?.path ?? '');
    }
    return JSON.parse(text, (_key, value) => (typeof value === 'string' ? (paths.get(value) ?? value) : value));
  }

  async #onRequest(route: Route, request: Request): Promise<void> {
    const url = fromMapped(request.url());
    const isMainFrame = request.frame() === this.page.mainFrame();
    if (request.isNavigationRequest()) {
      const isOwn = this.#isLoadedByApp && isMainFrame;
      if (isMainFrame) this.#isLoadedByApp = false;
      // A navigation that is prevented never happens: with no content the page stays where it is.
      if (!isOwn && (await this.#ask({ kind: 'will-navigate', url, isMainFrame }))) {
        return await route.fulfill({ status: 204 });
      }
      if (isMainFrame) {
        this.#happened({ kind: 'did-start-navigation', url });
        this.#happened({ kind: 'did-navigate', url });
      }
    }
    const answer = (await this.#link
      .ask({ type: 'request', request: { url, method: request.method(), headers: request.headers() } })
      .catch((): RequestAnswer => ({ kind: 'blocked' }))) as RequestAnswer;
    // The page may be gone by now.
    await passOn(answer, route).catch(() => {});
  }

  async #onDialog(dialog: Dialog): Promise<void> {
    if (dialog.type() !== 'beforeunload') return await dialog.dismiss();
    const mayLeave = await this.#ask({ kind: 'will-prevent-unload' });
    await (mayLeave ? dialog.accept() : dialog.dismiss()).catch(() => {});
  }

  async #onPopup(popup: Page): Promise<void> {
    const isDenied = await this.#ask({ kind: 'window-open', url: fromMapped(popup.url()) });
    if (isDenied) await popup.close();
  }

  async #ask(question: PageQuestion): Promise<boolean> {
    return Boolean(await this.#link.ask({ type: 'ask', window: this.id, question }).catch(() => false));
  }

  #happened(event: PageEvent): void {
    this.#link.tell({ type: 'happened', window: this.id, event });
  }
}

async function passOn(answer: RequestAnswer, route: Route): Promise<void> {
  if (answer.kind === 'blocked') await route.abort('blockedbyclient');
  else if (answer.kind === 'passed') await route.continue();
  else {
    await route.fulfill({ status: answer.status, headers: { ...answer.headers }, body: Buffer.from(answer.body) });
  }
}
