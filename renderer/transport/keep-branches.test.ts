import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { describe, expect, it } from 'vitest';
import type { contract } from '#schemas/contract/contract.ts';
import { keepBranches } from './keep-branches.ts';

type Client = ContractRouterClient<typeof contract>;

/** A client whose calls say what was called. */
function clientOf(called: unknown[]) {
  const link: ClientLink<ClientContext> = {
    call: (path, input) => {
      called.push({ path: [...path], input });
      return Promise.resolve('answered');
    },
  };
  return createORPCClient<Client>(link);
}

describe('branches that are kept', () => {
  it('are the same ones whenever they are asked for', () => {
    const client = keepBranches(clientOf([]));
    const api = keepBranches(createTanstackQueryUtils(client));
    expect(client.host.session).toBe(client.host.session);
    expect(api.annotation.strip).toBe(api.annotation.strip);
    expect(api.annotation.strip).not.toBe(api.annotation.page);
  });

  it('call and name the procedures they lead to', async () => {
    const called: unknown[] = [];
    const bare = clientOf([]);
    const client = keepBranches(clientOf(called));
    const api = keepBranches(createTanstackQueryUtils(client));
    await client.host.session();
    await api.host.session.call();
    expect(called).toEqual([
      { path: ['host', 'session'], input: undefined },
      { path: ['host', 'session'], input: undefined },
    ]);
    const utils = createTanstackQueryUtils(bare);
    expect(api.host.session.key()).toEqual(utils.host.session.key());
    expect(api.host.session.queryOptions().queryKey).toEqual(utils.host.session.queryOptions().queryKey);
  });

  it('may be handed on by a promise', async () => {
    const client = keepBranches(clientOf([]));
    const handedOn = await Promise.resolve(client);
    const later = await Promise.resolve(client);
    expect(handedOn.host.session).toBeTypeOf('function');
    expect(later.host.session).toBeTypeOf('function');
  });
});
