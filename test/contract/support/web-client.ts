import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { Client } from '#electron/cli/connection/client.ts';

/** Cookie that a link lets a browser have: requests it as a browser does and keeps what it is given. */
export async function enter(link: string): Promise<string> {
  return cookieOf(await fetch(link, { redirect: 'manual' }));
}

/** Goes on from the page of an invite. */
export async function enterByInvite(address: string, token: string): Promise<string> {
  const origin = new URL(address).origin;
  return cookieOf(
    await fetch(`${address}invite/${token}`, { method: 'POST', headers: { origin }, redirect: 'manual' }),
  );
}

function cookieOf(response: Response): string {
  const [cookie] = response.headers.getSetCookie();
  if (response.status !== 303 || cookie === undefined) throw new Error(`Not let in: ${response.status}`);
  return cookie.split(';', 1)[0] ?? '';
}

/** The app's way to the core, as it is in a page of the host. */
export function webClient(address: string, cookie: string | null): Client {
  const headers = { origin: new URL(address).origin, ...(cookie !== null && { cookie }) };
  return createORPCClient<Client>(new RPCLink({ url: new URL('rpc', address), headers }));
}
