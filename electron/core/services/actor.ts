import { AppError } from '#schemas/domain/app-error.ts';
import { type Person, type Role, roles } from '#schemas/domain/person.ts';

/** Who stands behind a request. */
export interface Actor {
  readonly person: Person;
  /** The person at the machine that the core runs on. */
  readonly isOwner: boolean;
}

/** Whether the actor has at least this role. */
export function hasRole(actor: Actor, role: Role): boolean {
  return !actor.person.retired && roles.indexOf(actor.person.role) >= roles.indexOf(role);
}

/** Throws `forbidden` where the actor has a lesser role. */
export function requireRole(actor: Actor, role: Role): void {
  if (hasRole(actor, role)) return;
  throw new AppError(
    'forbidden',
    `${actor.person.name} may not do this: it takes the role ${role}, and the role here is ${actor.person.role}. Ask a lead.`,
    { person: actor.person.name, role, has: actor.person.role },
  );
}
