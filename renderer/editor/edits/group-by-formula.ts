import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import { sceneOf } from '../scene/scene.ts';
import type { Work } from '../work/work.ts';

/** Symbols sorted by the formula that they belong to; unknown ones are left out. */
export function groupByFormula(work: Work, symbols: Iterable<SymbolId>): ReadonlyMap<FormulaId, readonly SymbolId[]> {
  const placed = sceneOf(work).symbols;
  const groups = new Map<FormulaId, SymbolId[]>();
  for (const id of symbols) {
    const formula = placed.get(id)?.formula;
    if (formula === undefined) continue;
    const group = groups.get(formula);
    if (group) group.push(id);
    else groups.set(formula, [id]);
  }
  return groups;
}
