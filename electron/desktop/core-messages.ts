import type { FolderId } from '#schemas/contract/host.ts';
import type { JobKind } from '#schemas/contract/jobs.ts';
import type { ProjectSummary } from '#schemas/contract/project.ts';
import type { ConnectionId } from '#schemas/desktop/page-message.ts';
import type { AppErrorShape } from '#schemas/domain/app-error.ts';
import type { JobId } from '#schemas/domain/id.ts';

/** What the main process sends to the core. Both ends are this program; what a page sent was parsed before. */
export type MainToCore =
  /** First of all, once: opens the project, if any, and serves. */
  | { readonly type: 'start'; readonly project: string | null }
  | { readonly type: 'connect'; readonly connection: ConnectionId }
  | { readonly type: 'frame'; readonly connection: ConnectionId; readonly frame: string }
  | { readonly type: 'disconnect'; readonly connection: ConnectionId }
  | { readonly type: 'request'; readonly id: number; readonly request: CoreRequest }
  /** `address`: path and query below the host's root, as `mediaPath` makes them. */
  | { readonly type: 'picture'; readonly id: number; readonly address: string; readonly ifNoneMatch: string | null }
  | { readonly type: 'cancel-picture'; readonly id: number };

export type CoreToMain =
  | { readonly type: 'ready'; readonly refused: AppErrorShape | null }
  /** The first project, which was still being prepared when the core was ready, cannot be opened. */
  | { readonly type: 'refused'; readonly error: AppErrorShape }
  | { readonly type: 'frame'; readonly connection: ConnectionId; readonly frame: string }
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'no-answer'; readonly id: number; readonly message: string }
  | {
      readonly type: 'picture-head';
      readonly id: number;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly type: 'picture-part'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: 'picture-end'; readonly id: number }
  | { readonly type: 'project'; readonly project: ProjectSummary | null }
  /** Share of the running job that is done, from 0 to 1; `unknown` while it has no total; null without one. */
  | { readonly type: 'progress'; readonly fraction: number | 'unknown' | null };

/** What the main process asks the core. Paths travel here and nowhere else. */
export type CoreRequest =
  | { readonly type: 'open-project'; readonly path: string }
  | { readonly type: 'recents' }
  | { readonly type: 'running-jobs' }
  | { readonly type: 'name-paths'; readonly paths: readonly string[] }
  | { readonly type: 'path-of-folder'; readonly folder: FolderId }
  | { readonly type: 'path-of-export'; readonly job: JobId }
  | { readonly type: 'path-of-project' }
  /** Closes the project and everything else; the process may be ended after the answer. */
  | { readonly type: 'close' };

export interface CoreAnswerOf {
  /** Why it cannot be opened; null once it is open. */
  readonly 'open-project': AppErrorShape | null;
  readonly recents: readonly { readonly name: string; readonly path: string }[];
  readonly 'running-jobs': readonly JobKind[];
  readonly 'name-paths': readonly FolderId[];
  readonly 'path-of-folder': string | null;
  readonly 'path-of-export': string | null;
  readonly 'path-of-project': string | null;
  readonly close: null;
}
