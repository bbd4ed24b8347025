import { useSyncExternalStore } from 'react';
import type { ThreadId } from '#schemas/domain/id.ts';
import type { Pin } from '#schemas/domain/thread.ts';

/** What pins and panel show together: the conversation in hand, and whether a place for a new one is being chosen. */
export interface CommentFocus {
  readonly thread: ThreadId | null;
  readonly isPlacing: boolean;
  /** Settled conversations are shown, too. */
  readonly showsSettled: boolean;
  /** Where a new conversation is being begun; null: nowhere. */
  readonly newPin: Pin | null;
}

let focus: CommentFocus = { thread: null, isPlacing: false, showsSettled: false, newPin: null };
const listeners = new Set<() => void>();

export function changeCommentFocus(change: Partial<CommentFocus>): void {
  focus = { ...focus, ...change };
  for (const listener of listeners) listener();
}

export function useCommentFocus(): CommentFocus {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => focus,
  );
}
