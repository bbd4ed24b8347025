import type { ChildProcess } from 'node:child_process';
import type { ToEngine, ToMain } from './wire.ts';

type Asking = Extract<ToMain, { type: 'evaluate' | 'request' | 'ask' }>;
type WithoutId<Message> = Message extends { id: number } ? Omit<Message, 'id'> : never;

/** The engine's line to the main process. */
export class MainLink {
  readonly #process: ChildProcess;
  readonly #asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #lastId = 0;

  constructor(process: ChildProcess, onMessage: (message: Exclude<ToEngine, { type: 'answer' | 'failed' }>) => void) {
    this.#process = process;
    process.on('message', (message: ToEngine) => {
      if (message.type === 'answer') this.#settle(message.id, ({ resolve }) => resolve(message.value));
      else if (message.type === 'failed') {
        this.#settle(message.id, ({ reject }) => reject(new Error(`In the main process: ${message.message}`)));
      } else onMessage(message);
    });
    process.on('exit', () => {
      for (const { reject } of this.#asked.values()) reject(new Error('The main process has ended.'));
      this.#asked.clear();
    });
  }

  tell(message: ToMain): void {
    if (this.#process.connected) this.#process.send(message, () => {});
  }

  /** Asks the main process; rejects where it fails or ends. */
  ask(question: WithoutId<Asking>): Promise<unknown> {
    const id = ++this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#asked.set(id, { resolve, reject });
    if (this.#process.connected) this.#process.send({ ...question, id }, () => {});
    else this.#settle(id, (asked) => asked.reject(new Error('The main process has ended.')));
    return promise;
  }

  #settle(
    id: number,
    settle: (asked: { resolve: (value: unknown) => void; reject: (error: Error) => void }) => void,
  ): void {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (asked) settle(asked);
  }
}
