import type { SymbolId } from '#schemas/domain/id.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { ReadRelation, ReadSymbol } from '#shared/annotation/reading-order.ts';

export interface TreeFault {
  readonly reason: Reason;
  readonly symbols: readonly SymbolId[];
}

/** Symbols without a parent that a sentence names; the finding itself has all of them. */
const mostNamed = 6;

/**
 * Why relations of which no reading order follows are no tree, with the symbols that are meant: several without a
 * parent, one with two, or a circle.
 */
export function findTreeFault(
  symbols: readonly ReadSymbol<SymbolId>[],
  relations: readonly ReadRelation<SymbolId>[],
): TreeFault {
  const labelOf = (id: SymbolId) => symbols.find((symbol) => symbol.id === id)?.label ?? '?';
  const parents = Map.groupBy(relations, ({ child }) => child);
  const twice = [...parents].find(([, own]) => own.length > 1)?.[0];
  if (twice !== undefined) {
    const label = labelOf(twice);
    const message = `${label} has more than one parent; take one of the relations away.`;
    return { reason: reason('tree-two-parents', message, { label }), symbols: [twice] };
  }
  const roots = symbols.filter(({ id }) => !parents.has(id)).map(({ id }) => id);
  if (roots.length > 1) {
    const named = roots.slice(0, mostNamed).map(labelOf).join(', ');
    const labels = roots.length > mostNamed ? `${named}, …` : named;
    const message = `${roots.length} symbols have no parent, and a tree has one such symbol: ${labels}.`;
    return { reason: reason('tree-several-roots', message, { count: roots.length, labels }), symbols: roots };
  }
  const circle = circleIn(parents, new Set(roots));
  const labels = circle.map(labelOf).join(', ');
  const message = `The relations lead in a circle: ${labels}.`;
  return { reason: reason('tree-circle', message, { labels }), symbols: circle };
}

/** Symbols of a circle, in the order in which relations lead around it; every symbol has one parent at most. */
function circleIn(
  parents: ReadonlyMap<SymbolId, readonly ReadRelation<SymbolId>[]>,
  roots: ReadonlySet<SymbolId>,
): readonly SymbolId[] {
  for (const start of parents.keys()) {
    const way: SymbolId[] = [];
    for (let at: SymbolId | undefined = start; at !== undefined && !roots.has(at); at = parents.get(at)?.[0]?.parent) {
      const seen = way.indexOf(at);
      if (seen >= 0) return way.slice(seen).reverse();
      way.push(at);
    }
  }
  return [];
}
