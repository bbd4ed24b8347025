import { once } from 'node:events';
import { createServer } from 'node:http';
import { RPCHandler } from '@orpc/server/node';
import { heldLockOf } from '#electron/core/project/lock.ts';
import type { Project } from '#electron/core/project/project.ts';
import { PersonId } from '#schemas/domain/id.ts';
import { importActorId } from '#schemas/domain/person.ts';
import type { RpcContext } from '../context.ts';
import { keepErrorsTyped } from '../errors/keep-errors-typed.ts';
import type { Host } from '../host/host.ts';
import { router } from '../router.ts';
import { actorHeader, socketRpcPath } from './protocol.ts';
import { makeSocketPath } from './socket-path.ts';

/**
 * Serves the contract on a local socket to the same user, who may do what the owner may, and names the socket in the
 * lock of the project. HTTP carries it: requests, streams and their end are what both sides have anyway.
 *
 * @returns what ends it
 */
export async function serveSocket(host: Host, project: Project): Promise<() => Promise<void>> {
  const socket = await makeSocketPath();
  const handler = new RPCHandler<RpcContext>(router, { interceptors: [keepErrorsTyped(host.options.runtime)] });
  const server = createServer(async (request, response) => {
    const actor = PersonId.safeParse(request.headers[actorHeader] ?? importActorId);
    if (!actor.success) {
      response.writeHead(400).end();
      return;
    }
    const context: RpcContext = { host, session: { kind: 'machine', via: 'socket', person: actor.data } };
    try {
      const { matched } = await handler.handle(request, response, { prefix: socketRpcPath, context });
      if (!matched) response.writeHead(404).end();
    } catch (error) {
      host.options.runtime.log('error', 'A request on the local socket failed', error);
      response.destroy();
    }
  });
  server.listen(socket.path);
  await once(server, 'listening');
  await heldLockOf(project.path)?.setSocket(socket.path);
  return async () => {
    await heldLockOf(project.path)?.setSocket(null);
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
    await socket.remove();
  };
}
