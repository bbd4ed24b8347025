import type { Host } from '#electron/rpc/host/host.ts';
import type { OwnerAccess } from './owner-access.ts';

/** What every route of the web host knows. */
export interface WebContext {
  readonly host: Host;
  readonly ownerAccess: OwnerAccess;
  readonly port: number;
  readonly hosts: ReadonlySet<string>;
  /** Folder of the built renderer. */
  readonly rendererFolder: string;
}
