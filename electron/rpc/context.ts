import type { Host } from './host/host.ts';
import type { Session } from './session.ts';

/** What a procedure is called with, in every host. */
export interface RpcContext {
  readonly host: Host;
  readonly session: Session;
}
