import { useCallback, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { SymbolClassId } from '#schemas/domain/id.ts';

const keyOf = (project: string) => `quotient-recent-classes-${project}`;
const mostRecent = 18;

const Stored = z.array(SymbolClassId).catch([]);

/** What was read of each project; the same list until a class is given. */
const lists = new Map<string, readonly SymbolClassId[]>();
const listeners = new Set<() => void>();

/** Classes that were given last in a project on this machine, newest first. */
export function recentClasses(project: string): readonly SymbolClassId[] {
  const known = lists.get(project);
  if (known) return known;
  const read = readStored(project);
  lists.set(project, read);
  return read;
}

/** Puts a class before the others. */
export function rememberClass(project: string, symbolClass: SymbolClassId): void {
  // Another window may have given classes in the meantime.
  const others = readStored(project).filter((id) => id !== symbolClass);
  const recent = [symbolClass, ...others].slice(0, mostRecent);
  localStorage.setItem(keyOf(project), JSON.stringify(recent));
  lists.set(project, recent);
  for (const listener of listeners) listener();
}

/** Follows `recentClasses`: for the palette alone, so that nothing else is drawn for a class that was given. */
export function useRecentClasses(project: string): readonly SymbolClassId[] {
  const read = useCallback(() => recentClasses(project), [project]);
  return useSyncExternalStore(subscribe, read);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readStored(project: string): readonly SymbolClassId[] {
  const stored = localStorage.getItem(keyOf(project));
  try {
    return Stored.parse(stored === null ? [] : JSON.parse(stored));
  } catch {
    // Broken by something else: habits are learnt again.
    return [];
  }
}
