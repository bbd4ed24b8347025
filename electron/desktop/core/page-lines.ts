import { RPCHandler } from '@orpc/server/message-port';
import type { RpcContext } from '#electron/rpc/context.ts';
import { keepErrorsTyped } from '#electron/rpc/errors/keep-errors-typed.ts';
import type { Host } from '#electron/rpc/host/host.ts';
import { router } from '#electron/rpc/router.ts';
import type { ConnectionId } from '#schemas/desktop/page-message.ts';
import { FramePort } from './frame-port.ts';

/** Serves the contract to the pages of the desktop window, who are the owner's. */
export class PageLines {
  readonly #host: Host;
  readonly #handler: RPCHandler<RpcContext>;
  readonly #send: (connection: ConnectionId, frame: string) => void;
  readonly #ports = new Map<ConnectionId, FramePort>();

  constructor(host: Host, send: (connection: ConnectionId, frame: string) => void) {
    this.#host = host;
    this.#handler = new RPCHandler<RpcContext>(router, { interceptors: [keepErrorsTyped(host.options.runtime)] });
    this.#send = send;
  }

  open(connection: ConnectionId): void {
    const port = new FramePort((frame) => {
      // An answer that was made while the page went away is for nobody.
      if (this.#ports.has(connection)) this.#send(connection, frame);
    });
    this.#ports.set(connection, port);
    this.#handler.upgrade(port, { context: { host: this.#host, session: { kind: 'owner', via: 'in-process' } } });
  }

  receive(connection: ConnectionId, frame: string): void {
    this.#ports.get(connection)?.receive(frame);
  }

  /** Ends what the page still waits for: its streams stop. */
  close(connection: ConnectionId): void {
    this.#ports.get(connection)?.close();
    this.#ports.delete(connection);
  }
}
