import { z } from 'zod';
import { PersonId, Timestamp } from '../domain/id.ts';
import { procedure } from './base.ts';

export const peopleContract = {
  /** Makes an invite for the web host; the link is shown once. `address` is null while this host is not reachable by others. */
  invite: procedure('lead')
    .input(z.object({ person: PersonId }))
    .output(z.object({ token: z.string(), address: z.string().nullable(), expiresAt: Timestamp })),
  /** Withdraws every invite and session of a person. */
  revokeInvites: procedure('lead')
    .input(z.object({ person: PersonId }))
    .output(z.object({ revoked: z.int() })),
};
