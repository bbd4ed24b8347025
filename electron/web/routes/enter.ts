import type { IncomingMessage, ServerResponse } from 'node:http';
import { exchangeInvite, findInvite } from '#electron/rpc/access/grants.ts';
import { sessionCookie } from '../cookies.ts';
import { isFromThisMachine } from '../guard-request.ts';
import { invitePage, refusedPage } from '../pages.ts';
import type { WebContext } from '../web-context.ts';

/** `GET /?token=…`: the owner's link, exchanged once for a cookie. A second visit of a browser that has the cookie is let through. */
export function enterAsOwner(
  context: WebContext,
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
): void {
  const isPrefetch = request.method !== 'GET' || request.headers['sec-purpose'] !== undefined;
  const session = isPrefetch || !isFromThisMachine(request) ? null : context.ownerAccess.exchange(token);
  if (session === null) sendPage(response, 401, refusedPage());
  else redirectWith(response, sessionCookie(context.port, session, null));
}

/**
 * `/invite/<token>`: shows whom the invite is for, and exchanges it only when that person goes on: programs that look
 * at links ahead of people do not use it up.
 */
export async function serveInvite(
  context: WebContext,
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
): Promise<void> {
  const { project } = context.host;
  if (project && request.method === 'POST') {
    const session = await exchangeInvite(project, token);
    if (session) {
      redirectWith(response, sessionCookie(context.port, session.token, session.seconds));
      return;
    }
  } else {
    const person = project && (await findInvite(project, token));
    if (person) {
      sendPage(response, 200, invitePage(person.name));
      return;
    }
  }
  sendPage(response, 401, refusedPage());
}

function redirectWith(response: ServerResponse, cookie: string): void {
  response.writeHead(303, { Location: '/', 'Set-Cookie': cookie }).end();
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(html);
}
