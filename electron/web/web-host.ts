import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Host } from '#electron/rpc/host/host.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { allowedHosts, lanAddresses, type Reach } from './allowed-hosts.ts';
import { requestHandler } from './handle-request.ts';
import { OwnerAccess } from './owner-access.ts';

export interface WebHostOptions {
  readonly host: Host;
  /** 0: any free one. */
  readonly port: number;
  /** `loopback`: this machine alone; `lan`: every machine that reaches this one. */
  readonly reach: Reach;
  /** Folder of the built renderer. */
  readonly rendererFolder: string;
}

export interface WebHost {
  readonly port: number;
  /** Address for this machine, with `/` at its end and no token. */
  readonly address: string;
  /** Address for other machines; null on the loopback. */
  readonly publicAddress: string | null;
  /** An address that lets the owner in, once. */
  newOwnerLink(): string;
  close(): Promise<void>;
}

/**
 * Serves the app over HTTP: renderer, calls, live events, pictures, uploads.
 *
 * @throws AppError `conflict` where the port is taken, `invalid-input` where it may not be used
 */
export async function startWebHost({
  host,
  port: wantedPort,
  reach,
  rendererFolder,
}: WebHostOptions): Promise<WebHost> {
  const server = createServer({ headersTimeout: 15_000, requestTimeout: 600_000, keepAliveTimeout: 30_000 });
  const port = await listen(server, wantedPort, reach);
  const ownerAccess = new OwnerAccess();
  const answer = requestHandler({ host, ownerAccess, port, hosts: allowedHosts(reach, port), rendererFolder });
  server.on('request', (request, response) => void answer(request, response));
  const address = `http://127.0.0.1:${port}/`;
  const [lan] = reach === 'lan' ? lanAddresses() : [];
  return {
    port,
    address,
    publicAddress: lan === undefined ? null : `http://${lan}:${port}/`,
    newOwnerLink: () => `${address}?token=${ownerAccess.newLink()}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: ReturnType<typeof createServer>, port: number, reach: Reach): Promise<number> {
  try {
    server.listen(port, reach === 'lan' ? '0.0.0.0' : '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EADDRINUSE') {
      throw new AppError(
        'conflict',
        `Port ${port} is taken by another program; choose another one with --port.`,
        { port },
        error,
      );
    }
    if (code === 'EACCES') {
      throw new AppError(
        'invalid-input',
        `Port ${port} may not be used by you; choose one above 1023 with --port.`,
        { port },
        error,
      );
    }
    throw error;
  }
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : port;
}
