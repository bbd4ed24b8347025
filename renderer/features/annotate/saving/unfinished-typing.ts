import { useSyncExternalStore } from 'react';

/** Makes an edit of what is being typed somewhere. */
type FinishTyping = () => void;

const fields = new Set<FinishTyping>();
/** Names of the fields with text that is no edit yet. */
const unfinished = new Set<string>();
const listeners = new Set<() => void>();

/** Takes note of a field whose text becomes an edit a moment after it is typed; the result forgets it. */
export function noteTyping(finish: FinishTyping): () => void {
  fields.add(finish);
  return () => fields.delete(finish);
}

/** Says whether a field has text that is no edit yet. */
export function setUnfinished(field: string, isUnfinished: boolean): void {
  if (isUnfinished === unfinished.has(field)) return;
  if (isUnfinished) unfinished.add(field);
  else unfinished.delete(field);
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
