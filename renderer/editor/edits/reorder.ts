import type { SymbolId } from '#schemas/domain/id.ts';

/** An order in which the named symbols follow one another, from where the first of them stands. */
export function followInOrder(order: readonly SymbolId[], sequence: readonly SymbolId[]): readonly SymbolId[] {
  const [first, ...others] = sequence;
  if (first === undefined || !order.includes(first)) return order;
  const moved = new Set(others);
  return order.flatMap((id) => (id === first ? [first, ...others] : moved.has(id) ? [] : [id]));
}

/** An order with one symbol taken out and put before another; null: at the end. */
export function moveBefore(order: readonly SymbolId[], moved: SymbolId, before: SymbolId | null): readonly SymbolId[] {
  if (moved === before || !order.includes(moved)) return order;
  const rest = order.filter((id) => id !== moved);
  const at = before === null ? rest.length : rest.indexOf(before);
  return at < 0 ? order : [...rest.slice(0, at), moved, ...rest.slice(at)];
}
