import { implement } from '@orpc/server';
import { contract } from '#schemas/contract/contract.ts';
import { authorise } from './authorise.ts';
import type { RpcContext } from './context.ts';
import { toRpcError } from './errors/to-rpc-error.ts';

/**
 * Builds procedures of the contract. Before each of them its access is checked, before its input even; after it every
 * failure becomes a typed error. A procedure is called with who acts on what.
 */
export const os = implement(contract)
  .$context<RpcContext>()
  .use(async function guard({ context, procedure, next }) {
    try {
      return await next({ context: await authorise(context, procedure['~orpc'].meta.access) });
    } catch (error) {
      throw toRpcError(error, context.host.options.runtime);
    }
  });
