import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { contract } from '#schemas/contract/contract.ts';
import { keepBranches } from './keep-branches.ts';
import { chooseLink } from './link.ts';

export type Client = ContractRouterClient<typeof contract>;

/** Calls procedures of the contract; rejects with an `ORPCError` whose `code` is an `AppErrorCode`. */
export const client: Client = keepBranches(createORPCClient<Client>(chooseLink()));

/** Query and mutation options, and the query keys, of every procedure. */
export const api = keepBranches(createTanstackQueryUtils(client));
