import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { contentOf } from '../work/formula-content.ts';
import type { Work } from '../work/work.ts';
import { changeRecords } from './change-records.ts';
import { groupByFormula } from './group-by-formula.ts';

/** Gives symbols new boxes (page pixels). */
export function placeSymbols(work: Work, boxes: ReadonlyMap<SymbolId, Box>): readonly AnnotationPatch[] {
  return changeSymbols(work, boxes.keys(), (symbol) => ({ ...symbol, box: boxes.get(symbol.id) ?? symbol.box }));
}

/** Gives symbols a class, or takes it from them. */
export function labelSymbols(
  work: Work,
  symbols: Iterable<SymbolId>,
  symbolClass: SymbolClassId | null,
): readonly AnnotationPatch[] {
  return changeSymbols(work, symbols, (symbol) => ({ ...symbol, symbolClass }));
}

function changeSymbols(
  work: Work,
  symbols: Iterable<SymbolId>,
  change: (symbol: FormulaSymbol) => FormulaSymbol,
): readonly AnnotationPatch[] {
  return [...groupByFormula(work, symbols)].flatMap(([formula, ids]) => {
    const document = work.formulas.get(formula);
    if (!document) return [];
    const known = contentOf(document).symbols;
    return changeRecords(document, { changed: ids.flatMap((id) => known.get(id) ?? []).map(change) });
  });
}
