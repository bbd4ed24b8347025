import type { SymbolId } from '#schemas/domain/id.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { type ClassOf, symbolWithoutClass } from './class-index.ts';

export type SymbolOrder =
  | { readonly kind: 'ordered'; readonly order: readonly SymbolId[] }
  | { readonly kind: 'unordered'; readonly reason: Reason };

/** Reading order of a formula's symbols: from its tree where that is complete, else as it is stored. */
export function orderSymbols(formula: FrozenFormula, classOf: ClassOf): SymbolOrder {
  const { symbols, layout } = formula;
  if (!symbols || symbols.length === 0) return { kind: 'unordered', reason: noSymbols };
  if (!layout) return { kind: 'unordered', reason: layoutNotAccepted };
  const labelled: { id: SymbolId; label: string }[] = [];
  for (const { id, symbolClass } of symbols) {
    if (symbolClass === null) return { kind: 'unordered', reason: symbolWithoutClass };
    labelled.push({ id, label: classOf(symbolClass).label });
  }
  const derived = readingOrder(labelled, layout.relations);
  if (derived.complete) return { kind: 'ordered', order: derived.order };
  if (layout.order !== null) return { kind: 'ordered', order: layout.order };
  return { kind: 'unordered', reason: noReadingOrder };
}

export const noSymbols = reason('no-symbols', 'The formula has no symbols.');
export const noReadingOrder = reason(
  'no-reading-order',
  'The relations are no complete tree, and no reading order is stored.',
);
const layoutNotAccepted = reason('layout-not-accepted', 'The layout of the formula is not accepted.');
