import type { AppErrorShape } from '../domain/app-error.ts';
import type { ConnectionId } from './page-message.ts';

/**
 * What the main process sends to its page. `core`: how the process that holds the project is; with `lost` every line to
 * it is gone, with `ready` another can be opened.
 */
export type WindowMessage =
  | { readonly type: 'frame'; readonly connection: ConnectionId; readonly frame: string }
  | { readonly type: 'core'; readonly state: 'lost' | 'ready' | 'failed' }
  | { readonly type: 'menu-action'; readonly id: string }
  /** Its person leaves without what was begun and not saved. */
  | { readonly type: 'forget-drafts' }
  /** A project that was asked for outside the page (double click, menu, command line) cannot be opened. */
  | { readonly type: 'refused'; readonly error: AppErrorShape };
