import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';

/** Address of the host's root: where the document was loaded from. */
export function hostRoot(): URL {
  return new URL('./', globalThis.document?.baseURI ?? 'http://127.0.0.1/');
}

/**
 * The way to the core, chosen once at start-up: HTTP to the host that served the document. A window whose preload
 * offers a port of its own returns another link here; nothing else in the renderer knows which one it is.
 */
export function chooseLink(): ClientLink<ClientContext> {
  return new RPCLink<ClientContext>({ url: new URL('rpc', hostRoot()) });
}
