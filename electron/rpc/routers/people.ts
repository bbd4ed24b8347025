import { grantInvite } from '../access/grants.ts';
import { needProject } from '../authorise.ts';
import { os } from '../implementer.ts';

export const peopleRouter = os.people.router({
  invite: os.people.invite.handler(async ({ context, input }) => {
    const { token, expiresAt } = await grantInvite(needProject(context), input.person);
    const root = context.host.options.publicAddress?.() ?? null;
    return { token, expiresAt, address: root === null ? null : new URL(`invite/${token}`, root).href };
  }),
  revokeInvites: os.people.revokeInvites.handler(async ({ context, input }) => ({
    revoked: await needProject(context).store.access.revokeGrants(input.person),
  })),
});
