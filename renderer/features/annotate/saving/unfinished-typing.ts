import { useSyncExternalStore } from 'react';

/** Makes an edit of what is being typed somewhere. */
type FinishTyping = () => void;

const fields = new Set<FinishTyping>();
/** The fields with text that is no edit yet. */
const unfinished = new Set<FinishTyping>();
const listeners = new Set<() => void>();

/** Takes note of a field whose text becomes an edit a moment after it is typed; the result forgets it. */
export function noteTyping(finish: FinishTyping): () => void {
  fields.add(finish);
  return () => {
    fields.delete(finish);
    setUnfinished(finish, false);
  };
}

/** Says whether a noted field has text that is no edit yet. */
export function setUnfinished(finish: FinishTyping, isUnfinished: boolean): void {
  if (isUnfinished === unfinished.has(finish)) return;
  if (isUnfinished) unfinished.add(finish);
  else unfinished.delete(finish);
  for (const listener of listeners) listener();
}

/** Makes edits of all that is being typed, now rather than in a moment. */
export function finishAllTyping(): void {
  for (const finish of fields) finish();
}

/** Whether something was typed that is no edit yet. */
export function useIsTyping(): boolean {
  return useSyncExternalStore(subscribe, () => unfinished.size > 0);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
