import { expect } from 'vitest';
import { findInvite, grantInvite } from '#electron/rpc/access/grants.ts';
import { personId } from '#test/support/builders.ts';
import type { ContractCases } from '../support/contract-case.ts';
import { people } from '../support/template-project.ts';

export const peopleCases: ContractCases['people'] = {
  invite: {
    input: () => ({ person: people.annotator.id }),
    check: async ({ token, address }, { world }) => {
      expect(address).toBeNull();
      expect(await findInvite(world.project, token)).toMatchObject({ name: 'Ann' });
    },
    bad: [
      { title: 'nobody', input: () => ({ person: personId(99) }), code: 'not-found' },
      { title: 'a name', input: () => ({ person: 'Ann' }), code: 'invalid-input' },
    ],
  },
  revokeInvites: {
    input: async ({ world }) => {
      await grantInvite(world.project, people.reviewer.id);
      return { person: people.reviewer.id };
    },
    check: ({ revoked }) => expect(revoked).toBeGreaterThan(0),
    bad: [{ title: 'a name', input: () => ({ person: 'Rev' }), code: 'invalid-input' }],
  },
};
