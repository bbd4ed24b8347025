import type { IncomingMessage } from 'node:http';

/** Browsers share cookies between the ports of a machine, so the port is part of the name. */
export function sessionCookieName(port: number): string {
  return `quotient_${port}`;
}

/** Value of `Set-Cookie`; without an age the session ends with the browser. */
export function sessionCookie(port: number, token: string, ageSeconds: number | null): string {
  const age = ageSeconds === null ? '' : `; Max-Age=${ageSeconds}`;
  return `${sessionCookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict${age}`;
}

/** Value of a cookie of the request; null where it has none. */
export function readCookie(request: IncomingMessage, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return null;
}
