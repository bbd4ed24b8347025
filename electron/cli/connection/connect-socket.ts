import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { actorHeader, lockHeader, socketRpcPath } from '#electron/rpc/socket/protocol.ts';
import type { PersonId } from '#schemas/domain/id.ts';
import type { Client, Connection } from './client.ts';
import { asLostConnection } from './lost-connection.ts';
import { socketFetch } from './socket-fetch.ts';

/** The way to a project that another process of this user has open. */
export function connectSocket(socket: string, lockId: string): Connection {
  const fetch = socketFetch(socket);
  const clientAs = (person: PersonId | null): Client =>
    createORPCClient<Client>(
      new RPCLink({
        url: new URL(socketRpcPath, 'http://localhost'),
        fetch,
        headers: { [lockHeader]: lockId, ...(person !== null && { [actorHeader]: person }) },
        interceptors: [
          async (call) => {
            try {
              return await call.next();
            } catch (error) {
              throw asLostConnection(error);
            }
          },
        ],
      }),
    );
  return { as: clientAs, close: async () => {} };
}
