import { implement, type Router } from '@orpc/server';
import { peopleContract } from '#schemas/contract/people.ts';
import { grantInvite } from '../access/grants.ts';
import { needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';

const os = implement(peopleContract).$context<RpcContext>().use(guard);

export const peopleRouter = {
  invite: os.invite.handler(async ({ context, input }) => {
    const { token, expiresAt } = await grantInvite(needProject(context), input.person);
    const root = context.host.options.publicAddress?.() ?? null;
    return { token, expiresAt, address: root === null ? null : new URL(`invite/${token}`, root).href };
  }),
  revokeInvites: os.revokeInvites.handler(async ({ context, input }) => ({
    revoked: await needProject(context).store.access.revokeGrants(input.person),
  })),
} satisfies Router<typeof peopleContract, RpcContext>;
