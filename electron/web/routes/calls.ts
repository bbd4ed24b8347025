import type { IncomingMessage, ServerResponse } from 'node:http';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { RPCHandler } from '@orpc/server/node';
import type { RpcContext } from '#electron/rpc/context.ts';
import { keepErrorsTyped } from '#electron/rpc/errors/keep-errors-typed.ts';
import { router } from '#electron/rpc/router.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { readJsonBody } from '../read-json-body.ts';
import { sessionOf } from '../session-of.ts';
import type { WebContext } from '../web-context.ts';

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Procedures of the contract: `/rpc` for the app, `/api` for scripts. */
export function serveCalls(context: WebContext): { readonly rpc: Serve; readonly api: Serve } {
  const options = { interceptors: [keepErrorsTyped(context.host.options.runtime)] };
  const rpc = new RPCHandler<RpcContext>(router, options);
  const api = new OpenAPIHandler<RpcContext>(router, options);
  const serveWith =
    (handler: typeof rpc | typeof api, prefix: '/rpc' | '/api'): Serve =>
    async (request, response) => {
      const session = await sessionOf(context, request);
      const body = await readJsonBody(request);
      if (body !== undefined) Object.assign(request, { body });
      const { matched } = await handler.handle(request, response, { prefix, context: { host: context.host, session } });
      if (!matched) throw new AppError('not-found', `There is no procedure ${pathOf(request)}.`);
    };
  return { rpc: serveWith(rpc, '/rpc'), api: serveWith(api, '/api') };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0]?.slice(0, 200) ?? '';
}
