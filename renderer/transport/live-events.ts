import type { LiveEvent } from '#schemas/contract/events.ts';

/** `refused`: the core answers, and does not know this browser any more. */
export type Connection = 'connecting' | 'online' | 'offline' | 'refused';

export interface LiveEventsOptions {
  /** Opens the stream of the core. */
  readonly watch: (signal: AbortSignal) => Promise<AsyncIterable<LiveEvent>>;
  /** Whether the core refused the stream because it does not know who asks. */
  readonly isRefusal: (error: unknown) => boolean;
  /** Waits so many milliseconds, or less once aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const shortestWaitMs = 300;
const longestWaitMs = 8000;

/**
 * The core's live events, for as long as it is started: connects again by itself, waiting longer each time, and says
 * whether it is connected. Whoever listens hears when a stream begins: what was read before it, at the start of the
 * window as well as in a gap, may have missed events.
 */
export class LiveEvents {
  readonly #options: LiveEventsOptions;
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  readonly #connected = new Set<() => void>();
  readonly #connectionListeners = new Set<() => void>();
  #connection: Connection = 'connecting';

  constructor(options: LiveEventsOptions) {
    this.#options = options;
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** Calls `listener` with each event until the returned function is called. */
  subscribe(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `listener` when a stream begins, the first one too, before its first event is handed on. */
  onConnect(listener: () => void): () => void {
    this.#connected.add(listener);
    return () => this.#connected.delete(listener);
  }

  /** Calls `listener` when `connection` changes. */
  onConnectionChange(listener: () => void): () => void {
    this.#connectionListeners.add(listener);
    return () => this.#connectionListeners.delete(listener);
  }

  /** Connects; the returned function disconnects for good. */
  start(): () => void {
    const abort = new AbortController();
    void this.#run(abort.signal);
    return () => abort.abort();
  }

  async #run(signal: AbortSignal): Promise<void> {
    let waitMs = shortestWaitMs;
    while (!signal.aborted) {
      let hasBegun = false;
      try {
        for await (const event of await this.#options.watch(signal)) {
          waitMs = shortestWaitMs;
          if (!hasBegun) this.#begin();
          hasBegun = true;
          for (const listener of this.#listeners) listener(event);
        }
      } catch (error) {
        // What became of the stream is what the connection says; the next round opens another.
        if (!signal.aborted) this.#setConnection(this.#options.isRefusal(error) ? 'refused' : 'offline');
      }
      if (signal.aborted) return;
      if (this.#connection !== 'refused') this.#setConnection('offline');
      await this.#options.wait(waitMs, signal);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    }
  }

  #begin(): void {
    this.#setConnection('online');
    for (const listener of this.#connected) listener();
  }

  #setConnection(connection: Connection): void {
    if (this.#connection === connection) return;
    this.#connection = connection;
    for (const listener of this.#connectionListeners) listener();
  }
}

/** Waits for a timer or the end of the signal. */
export function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
