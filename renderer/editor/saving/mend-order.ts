import type { SymbolId } from '#schemas/domain/id.ts';

/** A reading order that names each of the symbols once: what is gone is left out, what is new comes last. */
export function mendOrder(order: readonly SymbolId[], symbols: readonly SymbolId[]): SymbolId[] | null {
  const present = new Set(symbols);
  const kept = [...new Set(order)].filter((id) => present.has(id));
  const named = new Set(kept);
  const mended = [...kept, ...symbols.filter((id) => !named.has(id))];
  return mended.length === 0 ? null : mended;
}
