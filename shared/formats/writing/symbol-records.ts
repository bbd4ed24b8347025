import type { SymbolId } from '#schemas/domain/id.ts';
import type { RelationRecord, SymbolRecord } from '#schemas/formats/aligner-record.ts';
import type { FrozenLayout } from '#schemas/formats/frozen-release.ts';
import type { PixelWindow } from '../dataset-format.ts';
import type { ClassOf } from './class-index.ts';
import type { PlacedSymbol } from './place-formula.ts';
import { roundBox } from './round-pixels.ts';

/** Symbols as records, numbered from 0 in the order given. Symbols without a class are left out. */
export function symbolRecords(
  symbols: readonly PlacedSymbol[],
  window: PixelWindow,
  classOf: ClassOf,
): readonly SymbolRecord[] {
  return symbols.flatMap(({ symbol, box }, id) => {
    if (symbol.symbolClass === null) return [];
    const { label, trainingIndex } = classOf(symbol.symbolClass);
    return [{ id, label, class: trainingIndex, bbox: roundBox(box, window) }];
  });
}

/** The place of each symbol in a list, from 0. */
export function numberSymbols(symbols: readonly PlacedSymbol[]): ReadonlyMap<SymbolId, number> {
  return new Map(symbols.map(({ symbol }, index) => [symbol.id, index]));
}

/** Relations between symbols named by their numbers, by parent and child. */
export function relationRecords(
  layout: FrozenLayout,
  numbers: ReadonlyMap<SymbolId, number>,
): readonly RelationRecord[] {
  return layout.relations
    .flatMap(({ parent, child, type }) => {
      const from = numbers.get(parent);
      const to = numbers.get(child);
      return from === undefined || to === undefined ? [] : [{ parent: from, child: to, relation: type }];
    })
    .sort((a, b) => a.parent - b.parent || a.child - b.child);
}
