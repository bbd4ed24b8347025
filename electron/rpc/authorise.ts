import { heldLockOf } from '#electron/core/project/lock.ts';
import type { Project } from '#electron/core/project/project.ts';
import { type Actor, requireRole } from '#electron/core/services/actor.ts';
import type { Access } from '#schemas/contract/base.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { PersonId } from '#schemas/domain/id.ts';
import type { Person } from '#schemas/domain/person.ts';
import type { RpcContext } from './context.ts';
import { findPerson } from './host/project-people.ts';
import { isOwnerSession } from './session.ts';

/** Who acts on what: set for every procedure that was allowed; both are null while no project is open. */
export interface Authorised {
  readonly project: Project | null;
  /** Null where nobody is picked, or where the person does not belong to the project any more. */
  readonly actor: Actor | null;
}

/**
 * Allows a call or refuses it.
 *
 * @throws AppError `unauthenticated`, `forbidden`, `no-project`
 */
export async function authorise({ host, session }: RpcContext, access: Access): Promise<Authorised> {
  if (session.kind === 'stranger') {
    throw new AppError(
      'unauthenticated',
      'You are not signed in here; open the address that Quotient printed, or ask a lead for an invite.',
    );
  }
  const isOwner = isOwnerSession(session);
  if (access === 'owner' && !isOwner) throw ownerOnly();
  if (access === 'machine' && session.kind !== 'machine') {
    throw new AppError('forbidden', 'Only the command line on the machine of the project may do this.', {
      reason: 'machine-only',
    });
  }
  const { project } = host;
  if (session.kind === 'machine' && session.lockId !== null && lockIdOf(project) !== session.lockId) {
    throw new AppError('no-project', 'The project was closed in the Quotient that had it open; run the command again.');
  }
  const person = project && (await personBehind(project, personIdOf({ host, session })));
  const actor = person && { person, isOwner };
  if (access === 'visitor' || access === 'owner' || access === 'machine') return { project, actor };
  requireRole(needActor({ project, actor }), access);
  return { project, actor };
}

function lockIdOf(project: Project | null): string | null {
  return project && (heldLockOf(project.path)?.lockId ?? null);
}

/** The person behind a session, as its id; null where nobody is picked. */
function personIdOf({ host, session }: RpcContext): PersonId | null {
  if (session.kind === 'stranger') return null;
  return session.kind === 'owner' ? host.ownerPerson : session.person;
}

async function personBehind(project: Project, id: PersonId | null): Promise<Person | null> {
  return id === null ? null : await findPerson(project, id);
}

/** @throws AppError `no-project` */
export function needProject({ project }: Authorised): Project {
  if (!project) throw new AppError('no-project', 'No project is open; open one or make a new one first.');
  return project;
}

/** @throws AppError `no-project`, or `forbidden` while nobody of the project is behind the session */
export function needActor(authorised: Authorised): Actor {
  needProject(authorised);
  if (authorised.actor) return authorised.actor;
  throw new AppError('forbidden', 'Nobody of this project is picked here; say who you are first.', {
    missing: 'person',
  });
}

export function ownerOnly(): AppError {
  return new AppError('forbidden', 'Only the person at the machine that Quotient runs on may do this.', {
    reason: 'owner-only',
  });
}
