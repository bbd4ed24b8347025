import { randomBytes } from 'node:crypto';
import { sha256Of } from '#electron/core/media/media-folder.ts';
import type { Project } from '#electron/core/project/project.ts';
import type { AccessGrant } from '#electron/core/store/access-store.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { type PersonId, Timestamp } from '#schemas/domain/id.ts';
import type { Person } from '#schemas/domain/person.ts';
import { findPerson } from '../host/project-people.ts';

const day = 24 * 60 * 60 * 1000;
/** How long an invite can be used, and how long the session lasts that it is exchanged for, in milliseconds. */
const lifetimes = { invite: 7 * day, session: 30 * day } as const;

/** A new secret of 256 bits, safe in addresses and cookies. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Makes an invite for a person; its token is shown once and kept nowhere.
 *
 * @throws AppError `not-found` for somebody who is not in the project
 */
export async function grantInvite(
  project: Project,
  person: PersonId,
): Promise<{ token: string; expiresAt: Timestamp }> {
  if (!(await findPerson(project, person))) {
    throw new AppError('not-found', 'There is no such person in this project; add them first.', { id: person });
  }
  const token = newToken();
  const grant = newGrant(project, 'invite', token, person);
  await project.store.access.addGrant(grant);
  return { token, expiresAt: grant.expiresAt };
}

/** Who an invite is for, without using it up; null for one that is unknown, used or too old. */
export async function findInvite(project: Project, token: string): Promise<Person | null> {
  const grant = await project.store.access.findGrant(sha256Of(token), project.runtime.now());
  return grant?.kind === 'invite' ? await findPerson(project, grant.person) : null;
}

/** Exchanges an invite, once, for the token of a session; null for one that is unknown, used or too old. */
export async function exchangeInvite(
  project: Project,
  invite: string,
): Promise<{ token: string; seconds: number } | null> {
  const person = await findInvite(project, invite);
  if (!person) return null;
  const token = newToken();
  const session = newGrant(project, 'session', token, person.id);
  const isExchanged = await project.store.access.exchangeInvite(sha256Of(invite), session);
  return isExchanged ? { token, seconds: lifetimes.session / 1000 } : null;
}

/** The person whose session a token is; null for one that is unknown, withdrawn or too old. */
export async function findSessionPerson(project: Project, token: string): Promise<PersonId | null> {
  const grant = await project.store.access.findGrant(sha256Of(token), project.runtime.now());
  return grant?.kind === 'session' ? grant.person : null;
}

function newGrant(project: Project, kind: AccessGrant['kind'], token: string, person: PersonId): AccessGrant {
  const createdAt = project.runtime.now();
  const expiresAt = Timestamp.parse(new Date(Date.parse(createdAt) + lifetimes[kind]).toISOString());
  return { tokenSha256: sha256Of(token), kind, person, createdAt, expiresAt };
}
