import { EventEmitter } from 'node:events';
import type { FrameFacts, PageQuestion } from '../wire.ts';
import { tellEngine } from './engine.ts';
import { StandInEvent, withGaps } from './gap.ts';

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };

export interface StandInFrame {
  readonly url: string;
  readonly parent: StandInFrame | null;
}

export class StandInContents extends EventEmitter {
  readonly id: number;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #isDestroyed = false;
  url = '';

  constructor(id: number) {
    super();
    this.id = id;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
    tellEngine({ type: 'send', window: this.id, channel, args });
  }

  reload(): void {
    tellEngine({ type: 'reload', window: this.id });
  }

  getURL(): string {
    return this.url;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** Not Electron's: the page asks for something that listeners may prevent. */
  standInAsk(question: Exclude<PageQuestion, { kind: 'permission' | 'will-download' }>): boolean {
    if (question.kind === 'window-open') return this.#openHandler({ url: question.url }).action === 'deny';
    const event = new StandInEvent(question);
    if (question.kind === 'will-prevent-unload') {
      this.emit('will-prevent-unload', event);
      return event.defaultPrevented;
    }
    this.emit('will-frame-navigate', event);
    if (question.isMainFrame) this.emit('will-navigate', event, question.url);
    return event.defaultPrevented;
  }

  standInDestroy(): void {
    this.#isDestroyed = true;
    this.emit('destroyed');
  }
}

export function newContents(id: number): StandInContents {
  return withGaps('webContents', new StandInContents(id));
}

/** The frame that a message came from. */
export function frameOf({ url, isMainFrame }: FrameFacts): StandInFrame {
  return withGaps('WebFrameMain', { url, parent: isMainFrame ? null : { url: '', parent: null } });
}
