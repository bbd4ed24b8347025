import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import type { DesktopBridge } from '#schemas/desktop/bridge.ts';
import type { WindowMessage } from '#schemas/desktop/window-message.ts';
import { BridgeLine } from './bridge-line.ts';

/**
 * The way to the core in the desktop window. When the core dies, what waits for it is rejected as unreachable, and calls
 * that come wait for the next one.
 */
export class BridgeLink implements ClientLink<ClientContext> {
  readonly #bridge: DesktopBridge;
  #line: BridgeLine | null = null;
  #state: 'ready' | 'lost' | 'failed' = 'ready';
  #wake: (() => void)[] = [];

  constructor(bridge: DesktopBridge) {
    this.#bridge = bridge;
    bridge.listen((message) => this.#receive(message));
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    while (this.#state === 'lost') await this.#change(options.signal);
    if (this.#state === 'failed') throw unreachable();
    this.#line ??= new BridgeLine(this.#bridge);
    const line = this.#line;
    try {
      return await line.link.call(path, input, options);
    } catch (error) {
      throw line.isClosed && !options.signal?.aborted ? unreachable(error) : error;
    }
  }

  #receive(message: WindowMessage): void {
    if (message.type === 'frame') {
      if (message.connection === this.#line?.connection) this.#line.receive(message.frame);
      return;
    }
    if (message.type !== 'core') return;
    this.#state = message.state;
    if (message.state !== 'ready') {
      this.#line?.close();
      this.#line = null;
    }
    for (const wake of this.#wake.splice(0)) wake();
  }

  /** Waits until the core is something else than it is. */
  #change(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      this.#wake.push(resolve);
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  }
}

/** As `fetch` rejects where nobody answers. */
function unreachable(cause?: unknown): TypeError {
  return new TypeError('The process that holds the project ended.', { cause });
}
