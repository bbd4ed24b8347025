import type { PersonId, Timestamp } from '#schemas/domain/id.ts';
import type { AccessGrant, AccessStore } from '../access-store.ts';
import type { Connection } from './connection.ts';

interface GrantRow {
  readonly token_sha256: string;
  readonly kind: AccessGrant['kind'];
  readonly person: PersonId;
  readonly created_at: Timestamp;
  readonly expires_at: Timestamp;
}

/** Invites and sessions of the web host as rows. */
export class SqliteAccessStore implements AccessStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async addGrant(grant: AccessGrant): Promise<void> {
    this.#connection.write(() => this.#insert(grant));
  }

  async findGrant(tokenSha256: string, now: Timestamp): Promise<AccessGrant | null> {
    const row = this.#connection
      .prepare<[string, string], GrantRow>('SELECT * FROM access_grant WHERE token_sha256 = ? AND expires_at > ?')
      .get(tokenSha256, now);
    if (!row) return null;
    const { token_sha256, kind, person, created_at, expires_at } = row;
    return { tokenSha256: token_sha256, kind, person, createdAt: created_at, expiresAt: expires_at };
  }

  async exchangeInvite(inviteSha256: string, session: AccessGrant): Promise<boolean> {
    return this.#connection.write(() => {
      const removed = this.#connection
        .prepare<[string], never>("DELETE FROM access_grant WHERE token_sha256 = ? AND kind = 'invite'")
        .run(inviteSha256);
      if (removed.changes === 0) return false;
      this.#insert(session);
      return true;
    });
  }

  async revokeGrants(person: PersonId): Promise<number> {
    return this.#connection.write(
      () => this.#connection.prepare<[string], never>('DELETE FROM access_grant WHERE person = ?').run(person).changes,
    );
  }

  #insert(grant: AccessGrant): void {
    this.#connection
      .prepare<readonly unknown[], never>('INSERT INTO access_grant VALUES (?, ?, ?, ?, ?)')
      .run(grant.tokenSha256, grant.kind, grant.person, grant.createdAt, grant.expiresAt);
  }
}
