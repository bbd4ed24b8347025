import type { AppErrorShape } from '#schemas/domain/app-error.ts';

/** What a session tells a person once, as it happens. */
export type SessionNotice =
  /** Somebody changed the same records since: it was not taken back. */
  | { readonly kind: 'undo-refused' }
  /** The work changed just before it was submitted, accepted or returned: look again. */
  | { readonly kind: 'move-stale' }
  /** Layers were not moved; the error says why. */
  | { readonly kind: 'move-refused'; readonly error: AppErrorShape }
  /** Somebody else's edits came in. */
  | { readonly kind: 'merged' }
  /** Edits of an earlier window came back; `unseen`: layers were not handed in, since they have changed. */
  | { readonly kind: 'brought-back'; readonly edits: number; readonly unseen: boolean }
  /** There is no room to keep what is not stored yet: it is in this window alone. */
  | { readonly kind: 'not-kept' }
  /** What an earlier window kept cannot be read. */
  | { readonly kind: 'unsent-damaged' };
