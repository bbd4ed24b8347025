import type { ActId } from '../saving/act.ts';
import type { Selection } from '../selection/selection.ts';
import type { HistoryLabel } from './history-label.ts';

/** What one undo takes back: the acts between two marks. */
export interface HistoryEntry {
  readonly label: HistoryLabel;
  /** In the order in which they were done. */
  readonly acts: readonly ActId[];
  /** What was selected before it, and selected again when it is taken back. */
  readonly selection: Selection;
  /** Acts with the same mark join the entry while it is open; null: closed. */
  readonly mark: string | null;
}

/** What can be taken back, and what was, newest last. */
export interface History {
  readonly done: readonly HistoryEntry[];
  readonly undone: readonly HistoryEntry[];
}

export const emptyHistory: History = { done: [], undone: [] };

/** Records an act; what was undone can be redone no longer. */
export function recordAct(
  history: History,
  act: ActId,
  label: HistoryLabel,
  selection: Selection,
  mark: string | null,
): History {
  const last = history.done.at(-1);
  if (last && mark !== null && last.mark === mark && last.label === label && history.undone.length === 0) {
    return { done: [...history.done.slice(0, -1), { ...last, acts: [...last.acts, act] }], undone: [] };
  }
  return { done: [...closeLast(history.done), { label, acts: [act], selection, mark }], undone: [] };
}

/** The next act starts an entry of its own. */
export function closeMark(history: History): History {
  return history.done.at(-1)?.mark == null ? history : { ...history, done: closeLast(history.done) };
}

function closeLast(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const last = entries.at(-1);
  return last && last.mark !== null ? [...entries.slice(0, -1), { ...last, mark: null }] : entries;
}

/** Moves the newest done entry over; `acts` are those that took it back, which redo takes back in turn. */
export function moveToUndone(history: History, acts: readonly ActId[], selection: Selection): History {
  const entry = history.done.at(-1);
  if (!entry) return history;
  return {
    done: history.done.slice(0, -1),
    undone: [...history.undone, { ...entry, acts, selection, mark: null }],
  };
}

/** Moves the newest undone entry back; `acts` are those that redid it. */
export function moveToDone(history: History, acts: readonly ActId[], selection: Selection): History {
  const entry = history.undone.at(-1);
  if (!entry) return history;
  return {
    done: [...history.done, { ...entry, acts, selection, mark: null }],
    undone: history.undone.slice(0, -1),
  };
}

/** Every act that can still be taken back or redone. */
export function actsIn(history: History): Set<ActId> {
  return new Set([...history.done, ...history.undone].flatMap((entry) => entry.acts));
}
