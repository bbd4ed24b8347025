import type { IncomingMessage } from 'node:http';
import { AppError } from '#schemas/domain/app-error.ts';

/**
 * Refuses what another site makes a browser send: a request under a foreign name of this host, or one that changes
 * something (every stream is asked for by POST, too) from a page of another origin.
 *
 * @throws AppError `forbidden`
 */
export function guardRequest(request: IncomingMessage, hosts: ReadonlySet<string>): void {
  const host = request.headers.host?.toLowerCase() ?? '';
  if (!hosts.has(host)) {
    throw new AppError(
      'forbidden',
      'This host does not answer under that name; open the address that Quotient printed.',
      { reason: 'host-unknown' },
    );
  }
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin } = request.headers;
  // Browsers send the origin with everything but GET and HEAD; programs that are none send neither header.
  const isOwn = origin === undefined ? isFromOwnPage(request.headers['sec-fetch-site']) : origin === `http://${host}`;
  if (!isOwn)
    throw new AppError('forbidden', 'Requests from pages of other sites are refused.', { reason: 'other-site' });
}

function isFromOwnPage(site: string | string[] | undefined): boolean {
  return site === undefined || site === 'same-origin';
}

/** Whether the other end is on this machine. */
export function isFromThisMachine(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress ?? '';
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}
