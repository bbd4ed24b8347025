import type { IncomingMessage } from 'node:http';
import { findSessionPerson } from '#electron/rpc/access/grants.ts';
import { findPerson } from '#electron/rpc/host/project-people.ts';
import type { Session } from '#electron/rpc/session.ts';
import { readCookie, sessionCookieName } from './cookies.ts';
import { isFromThisMachine } from './guard-request.ts';
import type { WebContext } from './web-context.ts';

/** Who sends a request, by its cookie. The owner is only believed on the machine itself. */
export async function sessionOf(context: WebContext, request: IncomingMessage): Promise<Session> {
  const token = readCookie(request, sessionCookieName(context.port));
  if (token === null) return { kind: 'stranger', via: 'http' };
  if (context.ownerAccess.isSession(token) && isFromThisMachine(request)) return { kind: 'owner', via: 'http' };
  const { project } = context.host;
  const id = project && (await findSessionPerson(project, token));
  const person = id && (await findPerson(project, id));
  return person ? { kind: 'person', via: 'http', person: person.id } : { kind: 'stranger', via: 'http' };
}
