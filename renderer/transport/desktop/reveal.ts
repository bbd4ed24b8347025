import type { JobId } from '#schemas/domain/id.ts';
import { desktopBridge } from './bridge.ts';

const bridge = desktopBridge;

/** Shows what an export wrote in the file manager; null where there is none, as in a browser. */
export const revealExport: ((job: JobId) => Promise<boolean>) | null =
  bridge === null ? null : async (job) => await bridge.ask({ type: 'reveal-export', job });
