import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { askEngine, tellEngine } from './engine.ts';
import { StandInEvent, withGaps } from './gap.ts';
import { newContents, type StandInContents } from './web-contents.ts';

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface WindowOptions extends Partial<Rectangle> {
  readonly title?: string;
  readonly show?: boolean;
  readonly webPreferences?: Readonly<Record<string, unknown>> & { readonly preload?: string };
}

const windows = new Map<number, StandInWindow>();
let lastId = 0;

export class StandInWindow extends EventEmitter {
  readonly id = ++lastId;
  readonly webContents: StandInContents;
  /** Not Electron's: what tests look at. */
  readonly standInOptions: WindowOptions;
  progress = -1;
  representedFilename = '';
  #bounds: Rectangle;
  #title: string;
  #isVisible: boolean;
  #isMaximized = false;
  #isMinimized = false;
  #isDestroyed = false;

  constructor(options: WindowOptions) {
    super();
    this.standInOptions = options;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.#title = options.title ?? '';
    this.#isVisible = options.show ?? true;
    this.webContents = newContents(this.id);
    const named = withGaps('BrowserWindow', this);
    windows.set(this.id, named);
    const preload = options.webPreferences?.preload ?? null;
    tellEngine({ type: 'create-window', window: this.id, preload, size: { width, height } });
    app.emit('web-contents-created', new StandInEvent(), this.webContents);
    // Whoever makes a window gets the one that knows its gaps.
    // oxlint-disable-next-line no-constructor-return
    return named;
  }

  static getAllWindows(): StandInWindow[] {
    return [...windows.values()];
  }

  async loadURL(url: string): Promise<void> {
    const failure = await askEngine({ type: 'load', window: this.id, url });
    if (typeof failure === 'string') throw new Error(failure);
  }

  show(): void {
    this.#isVisible = true;
    this.emit('show');
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  focus(): void {
    this.emit('focus');
  }

  minimize(): void {
    this.#isMinimized = true;
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  restore(): void {
    this.#isMinimized = false;
  }

  maximize(): void {
    this.#isMaximized = true;
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  getBounds(): Rectangle {
    return this.#bounds;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }

  getNormalBounds(): Rectangle {
    return this.#bounds;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setProgressBar(progress: number): void {
    this.progress = progress;
  }

  setRepresentedFilename(path: string): void {
    this.representedFilename = path;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  close(): void {
    const event = new StandInEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) tellEngine({ type: 'close-window', window: this.id });
  }

  /** Not Electron's: the engine closed it. */
  standInClosed(): void {
    this.#isDestroyed = true;
    windows.delete(this.id);
    this.webContents.standInDestroy();
    this.emit('closed');
    if (windows.size === 0 && !app.emit('window-all-closed')) app.quit();
  }
}

export function windowOf(id: number): StandInWindow | null {
  return windows.get(id) ?? null;
}

/** Closes every window as quitting does; says whether none was left. */
export function closeAllWindows(): boolean {
  for (const window of windows.values()) window.close();
  return windows.size === 0;
}
