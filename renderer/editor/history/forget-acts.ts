import type { ActId } from '../saving/act.ts';
import type { History, HistoryEntry } from './history.ts';

/** The history without acts that did not happen after all; entries without acts go. */
export function forgetActs(history: History, gone: ReadonlySet<ActId>): History {
  const keep = (entries: readonly HistoryEntry[]) =>
    entries.flatMap((entry) => {
      const acts = entry.acts.filter((id) => !gone.has(id));
      return acts.length === 0 ? [] : [{ ...entry, acts }];
    });
  return { done: keep(history.done), undone: keep(history.undone) };
}
