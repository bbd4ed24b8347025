import { type BrowserWindow, ipcMain } from 'electron';
import { channels } from '#schemas/desktop/bridge.ts';
import { type ConnectionId, PageMessage } from '#schemas/desktop/page-message.ts';
import type { WindowMessage } from '#schemas/desktop/window-message.ts';
import type { CoreProcess } from './core-process.ts';
import { isFromOwnPage } from './own-page.ts';

export interface PagePortOptions {
  readonly window: BrowserWindow;
  readonly core: CoreProcess;
  /** What the page sends besides calls. */
  readonly onMessage: (message: Exclude<PageMessage, { type: 'connect' | 'frame' }>) => void;
  /** A message that was not the page's, or not one at all; it is dropped. */
  readonly onRefused: (why: string) => void;
}

/** Passes frames of calls between page and core, unread. */
export class PagePort {
  readonly #options: PagePortOptions;
  /** The page's open line to the core. */
  #connection: ConnectionId | null = null;
  #waiting: WindowMessage[] = [];

  constructor(options: PagePortOptions) {
    this.#options = options;
    ipcMain.on(channels.fromPage, (event, message: unknown) => {
      if (!isFromOwnPage(event, options.window)) return options.onRefused('A message came from a foreign page.');
      const parsed = PageMessage.safeParse(message);
      if (parsed.success) this.#receive(parsed.data);
      else options.onRefused(`A message of the page is not valid: ${parsed.error.issues[0]?.message ?? ''}`);
    });
  }

  send(message: WindowMessage): void {
    const { window } = this.#options;
    if (!window.isDestroyed()) window.webContents.send(channels.toPage, message);
  }

  /** Sends a message that its person must read: now, or once the page is there that loads now. */
  sendForSure(message: WindowMessage): void {
    if (this.#connection === null) this.#waiting.push(message);
    else this.send(message);
  }

  /** Passes a frame of the core on, if its line is still open. */
  passFrame(connection: ConnectionId, frame: string): void {
    if (connection === this.#connection) this.send({ type: 'frame', connection, frame });
  }

  /** Ends the page's line: the page is going, or the core has gone. */
  disconnect(): void {
    if (this.#connection !== null && this.#options.core.isReady) {
      this.#options.core.post({ type: 'disconnect', connection: this.#connection });
    }
    this.#connection = null;
  }

  #receive(message: PageMessage): void {
    const { core } = this.#options;
    switch (message.type) {
      case 'connect':
        this.disconnect();
        this.#connection = message.connection;
        for (const waiting of this.#waiting.splice(0)) this.send(waiting);
        return core.post({ type: 'connect', connection: message.connection });
      case 'frame':
        // A line that was closed from here has nobody at its other end.
        if (message.connection === this.#connection) core.post(message);
        return;
      case 'menu':
      case 'draft':
      case 'language':
        return this.#options.onMessage(message);
    }
  }
}
