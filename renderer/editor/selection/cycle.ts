import type { SymbolId } from '#schemas/domain/id.ts';

/**
 * The symbol after (or before) the selected one in the given order, around the end. With none or several selected, the
 * first (or last).
 */
export function cycleSymbol(
  ordered: readonly SymbolId[],
  selected: ReadonlySet<SymbolId>,
  step: 1 | -1,
): SymbolId | null {
  const [only] = selected;
  const place = selected.size === 1 && only !== undefined ? ordered.indexOf(only) : -1;
  if (place < 0) return (step === 1 ? ordered[0] : ordered.at(-1)) ?? null;
  return ordered[(place + step + ordered.length) % ordered.length] ?? null;
}
