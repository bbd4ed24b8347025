import type { ClientContext } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { DesktopBridge } from '#schemas/desktop/bridge.ts';
import { ConnectionId } from '#schemas/desktop/page-message.ts';

type Listener = (event?: { readonly data: string }) => void;

/** One line to the core over the bridge, shaped as the message ports that RPC clients speak to. */
export class BridgeLine {
  readonly connection = ConnectionId.parse(crypto.randomUUID());
  readonly link: RPCLink<ClientContext>;
  readonly #bridge: DesktopBridge;
  readonly #listeners = { message: new Set<Listener>(), close: new Set<Listener>() };
  #isClosed = false;

  constructor(bridge: DesktopBridge) {
    this.#bridge = bridge;
    bridge.send({ type: 'connect', connection: this.connection });
    this.link = new RPCLink<ClientContext>({ port: this });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  on(event: string, listener: Listener): void {
    if (event === 'message' || event === 'close') this.#listeners[event].add(listener);
  }

  postMessage(frame: unknown): void {
    if (typeof frame !== 'string') throw new TypeError('A call with binary values does not fit through the bridge.');
    this.#bridge.send({ type: 'frame', connection: this.connection, frame });
  }

  receive(frame: string): void {
    for (const listener of this.#listeners.message) listener({ data: frame });
  }

  /** Ends what waits for an answer. */
  close(): void {
    this.#isClosed = true;
    for (const listener of this.#listeners.close) listener();
  }
}
