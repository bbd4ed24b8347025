import type { SymbolId } from '#schemas/domain/id.ts';

/** The selected symbols that may be changed. */
export function unlocked(symbols: Iterable<SymbolId>, locked: ReadonlySet<SymbolId>): ReadonlySet<SymbolId> {
  return new Set([...symbols].filter((id) => !locked.has(id)));
}

/** A set with items put in, or taken out where all of them were in it. */
export function toggledAll<T>(items: ReadonlySet<T>, chosen: ReadonlySet<T>): ReadonlySet<T> {
  const result = new Set(items);
  const areAllIn = [...chosen].every((item) => items.has(item));
  for (const item of chosen)
    if (areAllIn) result.delete(item);
    else result.add(item);
  return result;
}
