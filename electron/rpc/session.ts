import type { PersonId } from '#schemas/domain/id.ts';

/**
 * Who is at the other end of a request.
 * `owner`: the person at the machine the core runs on (desktop window, local token of the web host); who that is in
 * the open project is picked once and remembered by the host.
 * `person`: somebody with a session of the web host, made from an invite.
 * `machine`: a program of the same user on this machine (command line); names the person behind its operations.
 */
export type Session =
  | { readonly kind: 'stranger'; readonly via: 'http' }
  | { readonly kind: 'person'; readonly via: 'http'; readonly person: PersonId }
  | { readonly kind: 'owner'; readonly via: 'http' | 'in-process' }
  | {
      readonly kind: 'machine';
      readonly via: 'socket' | 'in-process';
      readonly person: PersonId;
      /** The opening of a project that its requests mean, by the name of its lock; null: whichever is open. */
      readonly lockId: string | null;
    };

/** Whether the session is that of the machine's owner, or of a program of theirs. */
export function isOwnerSession(session: Session): boolean {
  return session.kind === 'owner' || session.kind === 'machine';
}
