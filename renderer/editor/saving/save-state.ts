import type { AppErrorShape } from '#schemas/domain/app-error.ts';
import type { MergeConflict } from './merge-conflict.ts';

/** Whether what is on the screen is stored. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** Nobody answers; the edits wait and are sent again. */
  | { readonly kind: 'offline' }
  /** Somebody changed the same thing; both versions are kept until a person decides. */
  | { readonly kind: 'conflict'; readonly conflicts: readonly MergeConflict[] }
  /** The core refuses the oldest waiting edit; it and those after it are kept. */
  | { readonly kind: 'refused'; readonly error: AppErrorShape };

export const saved: SaveState = { kind: 'saved' };
export const saving: SaveState = { kind: 'saving' };
