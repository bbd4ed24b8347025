import { os } from '@orpc/server';
import type { ProcedureMeta } from '#schemas/contract/base.ts';
import { authorise } from './authorise.ts';
import type { RpcContext } from './context.ts';
import { toRpcError } from './errors/to-rpc-error.ts';

/**
 * Stands before every procedure: its access is checked, before its input even; after it every failure becomes a typed
 * error. A procedure is called with who acts on what.
 */
export const guard = os
  .$context<RpcContext>()
  .$meta<ProcedureMeta>({ access: 'owner' })
  .middleware(async ({ context, procedure, next }) => {
    try {
      return await next({ context: await authorise(context, procedure['~orpc'].meta.access) });
    } catch (error) {
      throw toRpcError(error, context.host.options.runtime);
    }
  });
