import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { RPCHandler } from '@orpc/server/node';
import { PersonId } from '#schemas/domain/id.ts';
import { importActorId } from '#schemas/domain/person.ts';
import type { RpcContext } from '../context.ts';
import { keepErrorsTyped } from '../errors/keep-errors-typed.ts';
import type { Host } from '../host/host.ts';
import { router } from '../router.ts';
import { actorHeader, lockHeader, socketRpcPath } from './protocol.ts';
import { makeSocketPath } from './socket-path.ts';

// Not imported: of what is, Node reads every member, and one of `node:http` loads undici, which takes 40 ms.
const { createServer } = process.getBuiltinModule('node:http');

/**
 * Serves the contract on a local socket to the same user, who may do what the owner may; the locks of the projects
 * that the host opens name it. HTTP carries it: requests, streams and their end are what both sides have anyway.
 *
 * @returns what ends it
 */
export async function serveSocket(host: Host): Promise<() => Promise<void>> {
  const socket = await makeSocketPath(host.options.runtime);
  const handler = new RPCHandler<RpcContext>(router, { interceptors: [keepErrorsTyped(host.options.runtime)] });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const actor = PersonId.safeParse(request.headers[actorHeader] ?? importActorId);
    if (!actor.success) {
      response.writeHead(400).end();
      return;
    }
    const lockId = request.headers[lockHeader]?.toString() ?? null;
    const context: RpcContext = { host, session: { kind: 'machine', via: 'socket', person: actor.data, lockId } };
    try {
      const { matched } = await handler.handle(request, response, { prefix: socketRpcPath, context });
      if (!matched) response.writeHead(404).end();
    } catch (error) {
      host.options.runtime.log('error', 'A request on the local socket failed', error);
      response.destroy();
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(socket.path);
  await once(server, 'listening');
  await host.answerAt(socket.path);
  return async () => {
    await host.answerAt(null);
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
    await socket.remove();
  };
}
