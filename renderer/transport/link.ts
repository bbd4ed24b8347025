import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { desktopBridge } from './desktop/bridge.ts';
import { BridgeLink } from './desktop/bridge-link.ts';

/** Address of the host's root: where the document was loaded from. */
export function hostRoot(): URL {
  return new URL('./', globalThis.document?.baseURI ?? 'http://127.0.0.1/');
}

/**
 * The way to the core, chosen once at start-up: the bridge of the desktop window, or HTTP to the host that served the
 * document. Nothing that calls knows which one it is.
 */
export function chooseLink(): ClientLink<ClientContext> {
  if (desktopBridge !== null) return new BridgeLink(desktopBridge);
  return new RPCLink<ClientContext>({ url: new URL('rpc', hostRoot()) });
}
