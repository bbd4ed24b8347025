import type { PersonId, Timestamp } from '#schemas/domain/id.ts';

/** An invite or session of the web host; only the hash of its token is kept. */
export interface AccessGrant {
  /** Lower-case hexadecimal SHA-256 of the token. */
  readonly tokenSha256: string;
  readonly kind: 'invite' | 'session';
  readonly person: PersonId;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp;
}

/** Who may come in over the web host. Secrets are no part of the operation log. */
export interface AccessStore {
  addGrant(grant: AccessGrant): Promise<void>;
  /** The grant of a token, unless it has expired at `now`. */
  findGrant(tokenSha256: string, now: Timestamp): Promise<AccessGrant | null>;
  /** Removes an invite and adds the session that it was exchanged for, at once; false where it was used already. */
  exchangeInvite(inviteSha256: string, session: AccessGrant): Promise<boolean>;
  /** Withdraws everything of a person; returns how many grants there were. */
  revokeGrants(person: PersonId): Promise<number>;
}
