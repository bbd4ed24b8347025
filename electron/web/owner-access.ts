import { sha256Of } from '#electron/core/media/media-folder.ts';
import { newToken } from '#electron/rpc/access/grants.ts';

/**
 * One-time links and the sessions of the owner that they were exchanged for. Both live as long as the process and are
 * kept as hashes.
 */
export class OwnerAccess {
  readonly #links = new Set<string>();
  readonly #sessions = new Set<string>();

  /** Token of a new link. */
  newLink(): string {
    const token = newToken();
    this.#links.add(sha256Of(token));
    return token;
  }

  /** Exchanges the token of a link, once, for that of a session; null where it was used already, or never given out. */
  exchange(link: string): string | null {
    if (!this.#links.delete(sha256Of(link))) return null;
    const token = newToken();
    this.#sessions.add(sha256Of(token));
    return token;
  }

  isSession(token: string): boolean {
    return this.#sessions.has(sha256Of(token));
  }
}
