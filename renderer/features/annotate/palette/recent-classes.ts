import { z } from 'zod';
import { SymbolClassId } from '#schemas/domain/id.ts';

const keyOf = (project: string) => `quotient-recent-classes-${project}`;
const mostRecent = 18;

const Stored = z.array(SymbolClassId).catch([]);

/** Classes that were given last in a project on this machine, newest first. */
export function readRecentClasses(project: string): readonly SymbolClassId[] {
  const stored = localStorage.getItem(keyOf(project));
  try {
    return Stored.parse(stored === null ? [] : JSON.parse(stored));
  } catch {
    // Broken by something else: habits are learnt again.
    return [];
  }
}

/** Puts a class before the others. */
export function rememberClass(project: string, symbolClass: SymbolClassId): readonly SymbolClassId[] {
  const others = readRecentClasses(project).filter((id) => id !== symbolClass);
  const recent = [symbolClass, ...others].slice(0, mostRecent);
  localStorage.setItem(keyOf(project), JSON.stringify(recent));
  return recent;
}
