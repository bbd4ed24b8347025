type Listener = (event?: { readonly data: string }) => void;

/** One page's line to the core, shaped as the message ports that RPC handlers speak to. */
export class FramePort {
  readonly #send: (frame: string) => void;
  readonly #listeners = { message: new Set<Listener>(), close: new Set<Listener>() };

  constructor(send: (frame: string) => void) {
    this.#send = send;
  }

  on(event: string, listener: Listener): void {
    if (event === 'message' || event === 'close') this.#listeners[event].add(listener);
  }

  /** Sends to the page. Calls carry no binary values, so every frame is text. */
  postMessage(frame: unknown): void {
    if (typeof frame !== 'string') throw new TypeError('A call with binary values does not fit through the bridge.');
    this.#send(frame);
  }

  receive(frame: string): void {
    for (const listener of this.#listeners.message) listener({ data: frame });
  }

  close(): void {
    for (const listener of this.#listeners.close) listener();
    this.#listeners.message.clear();
    this.#listeners.close.clear();
  }
}
