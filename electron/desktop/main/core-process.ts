import { type UtilityProcess, utilityProcess } from 'electron';
import type { AppErrorShape } from '#schemas/domain/app-error.ts';
import type { CoreAnswerOf, CoreRequest, CoreToMain, MainToCore } from '../core-messages.ts';

/** A core that dies more often than this within a minute is not started again by itself. */
const mostDeathsAMinute = 3;

export interface CoreListener {
  /** A core serves: the first one, or the one after a death. */
  readonly onReady: (refused: AppErrorShape | null, isRestart: boolean) => void;
  /** The core died; another one is on its way unless `isGivenUp`. */
  readonly onLost: (isGivenUp: boolean) => void;
  readonly onMessage: (message: Exclude<CoreToMain, { type: 'ready' | 'answer' | 'no-answer' }>) => void;
  /** What it writes on its standard error stream: its log. */
  readonly onLog: (text: string) => void;
}

interface Asked {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The process that holds the project. Started again when it dies; what is posted meanwhile waits for it. */
export class CoreProcess {
  readonly #modulePath: string;
  readonly #listener: CoreListener;
  readonly #asked = new Map<number, Asked>();
  #process: UtilityProcess | null = null;
  #isReady = false;
  #isEnding = false;
  #waiting: MainToCore[] = [];
  #lastId = 0;
  #deaths: number[] = [];
  #starts = 0;
  /** Folder of the project to open at the next start. */
  project: string | null = null;

  constructor(modulePath: string, listener: CoreListener) {
    this.#modulePath = modulePath;
    this.#listener = listener;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Starts it, with the project in `project`. Must not run before the app is ready. */
  start(): void {
    const core = utilityProcess.fork(this.#modulePath, [], {
      serviceName: 'Quotient core',
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    this.#process = core;
    this.#starts += 1;
    core.on('message', (message: CoreToMain) => this.#receive(message));
    core.on('exit', (code) => this.#onExit(core, code));
    core.stderr?.on('data', (chunk: Buffer) => this.#listener.onLog(chunk.toString()));
    this.#send({ type: 'start', project: this.project });
  }

  /** Sends a message, or keeps it until a core serves. */
  post(message: MainToCore): void {
    if (this.#isReady) this.#send(message);
    else if (!this.#isEnding) this.#waiting.push(message);
  }

  /** Asks the core; rejects where it dies before it answers. */
  async request<Asking extends CoreRequest>(request: Asking): Promise<CoreAnswerOf[Asking['type']]> {
    const id = ++this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#asked.set(id, { resolve, reject });
    this.post({ type: 'request', id, request });
    // The core answers each request with the answer of its type.
    return (await promise) as CoreAnswerOf[Asking['type']];
  }

  /** Lets the core close the project, then ends it. */
  async close(): Promise<void> {
    const wasReady = this.#isReady;
    this.#isEnding = true;
    if (wasReady)
      await this.request({ type: 'close' }).catch((error: unknown) => this.#listener.onLog(`${String(error)}\n`));
    this.#process?.kill();
  }

  #send(message: MainToCore): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process is no window and has no origin
    this.#process?.postMessage(message);
  }

  #receive(message: CoreToMain): void {
    if (message.type === 'ready') this.#onReady(message.refused);
    else if (message.type === 'answer') this.#settle(message.id, ({ resolve }) => resolve(message.answer));
    else if (message.type === 'no-answer') this.#settle(message.id, ({ reject }) => reject(new Error(message.message)));
    else this.#listener.onMessage(message);
  }

  #settle(id: number, settle: (asked: Asked) => void): void {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (asked) settle(asked);
  }

  #onReady(refused: AppErrorShape | null): void {
    this.#isReady = true;
    for (const message of this.#waiting.splice(0)) this.#send(message);
    this.#listener.onReady(refused, this.#starts > 1);
  }

  #onExit(core: UtilityProcess, code: number): void {
    if (core !== this.#process) return;
    this.#process = null;
    this.#isReady = false;
    this.#waiting = [];
    for (const { reject } of this.#asked.values()) reject(new Error('The process that holds the project ended.'));
    this.#asked.clear();
    if (this.#isEnding) return;
    this.#listener.onLog(`The process that holds the project ended unexpectedly with code ${code}.\n`);
    const now = performance.now();
    this.#deaths = [...this.#deaths.filter((death) => now - death < 60_000), now];
    const isGivenUp = this.#deaths.length > mostDeathsAMinute;
    this.#listener.onLost(isGivenUp);
    if (!isGivenUp) this.start();
  }

  /** Starts again after it was given up. */
  tryAgain(): void {
    this.#deaths = [];
    this.start();
  }
}
