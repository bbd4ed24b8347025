import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { HostSession } from '#schemas/contract/host.ts';
import type { ProjectSummary } from '#schemas/contract/project.ts';
import { type Person, type Role, roles } from '#schemas/domain/person.ts';

/** Who works in which project in this window. */
export interface Session {
  readonly host: HostSession;
  readonly project: ProjectSummary;
  readonly person: Person;
  /** Whether the person has at least this role. Screens hide by it; the core refuses. */
  readonly can: (role: Role) => boolean;
}

const SessionContext = createContext<Session | null>(null);

export interface SessionProviderProps {
  readonly host: HostSession;
  readonly project: ProjectSummary;
  readonly person: Person;
  readonly children: ReactNode;
}

/** Hands the session to the screens of an open project. */
export function SessionProvider({ host, project, person, children }: SessionProviderProps) {
  const session = useMemo<Session>(
    () => ({ host, project, person, can: (role) => roles.indexOf(person.role) >= roles.indexOf(role) }),
    [host, project, person],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session of the open project; only inside of it. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('A screen of a project was shown without a session.');
  return session;
}
