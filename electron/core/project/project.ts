import type { LiveEvent } from '#schemas/contract/events.ts';
import type { ProjectId } from '#schemas/domain/id.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { MediaFolder } from '../media/media-folder.ts';
import type { Store } from '../store/store.ts';
import type { EventHub } from './event-hub.ts';
import type { Runtime } from './runtime.ts';

/** An open project: the one process that holds its lock has one of these. */
export interface Project {
  readonly id: ProjectId;
  /** Absolute path of the project folder on this machine; stored nowhere in it. */
  readonly path: string;
  readonly store: Store;
  readonly media: MediaFolder;
  readonly jobs: JobRunner;
  readonly events: EventHub<LiveEvent>;
  readonly runtime: Runtime;
  /** Aborted when the project begins to close: what works in the background ends, and has not failed. */
  readonly closing: AbortSignal;
  /** Cancels jobs, closes the store and gives the lock back. */
  close(): Promise<void>;
}
