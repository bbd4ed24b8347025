import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import { contentOf } from '../work/formula-content.ts';
import type { Work } from '../work/work.ts';
import { pageIn } from '../work/work.ts';

/** What the next act is about. Symbols and regions are never selected together. */
export interface Selection {
  /** The formula that the panel shows and that new symbols belong to. */
  readonly formula: FormulaId | null;
  readonly symbols: ReadonlySet<SymbolId>;
  /** Formulas whose regions are selected as boxes. */
  readonly regions: ReadonlySet<FormulaId>;
}

export const emptySelection: Selection = { formula: null, symbols: new Set(), regions: new Set() };

export function selectSymbols(formula: FormulaId | null, symbols: Iterable<SymbolId>): Selection {
  return { formula, symbols: new Set(symbols), regions: new Set() };
}

export function selectRegions(formula: FormulaId | null, regions: Iterable<FormulaId>): Selection {
  return { formula, symbols: new Set(), regions: new Set(regions) };
}

/** The formula stays, its symbols and region are let go. */
export function selectFormula(formula: FormulaId | null): Selection {
  return { formula, symbols: new Set(), regions: new Set() };
}

export function isSelectionEmpty(selection: Selection): boolean {
  return selection.symbols.size === 0 && selection.regions.size === 0;
}

/** What is left of a selection when the work has changed; a page that is one formula always has it selected. */
export function pruneSelection(selection: Selection, work: Work): Selection {
  const formula = formulaAfter(selection.formula, work);
  const symbols = [...selection.symbols].filter((id) =>
    [...work.formulas.values()].some((document) => contentOf(document).symbols.has(id)),
  );
  const regions = [...selection.regions].filter((id) => work.formulas.has(id));
  const isUnchanged =
    formula === selection.formula &&
    symbols.length === selection.symbols.size &&
    regions.length === selection.regions.size;
  return isUnchanged ? selection : { formula, symbols: new Set(symbols), regions: new Set(regions) };
}

function formulaAfter(formula: FormulaId | null, work: Work): FormulaId | null {
  if (formula !== null && work.formulas.has(formula)) return formula;
  return pageIn(work).holds === 'one-formula' ? (work.formulas.keys().next().value ?? null) : null;
}
