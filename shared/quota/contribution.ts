import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { CategoryId, SymbolClassId } from '#schemas/domain/id.ts';
import type { FormulaStatus, LayerState } from '#schemas/domain/layer.ts';
import type { Page } from '#schemas/domain/page.ts';
import { formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { acceptedLayers } from './accepted-layers.ts';
import { type StandingNumber, standingNumber } from './standing.ts';

/**
 * Everything that formulas are counted by, with the status that follows from what the project asks for. Formulas with
 * equal keys are one row of counters, so that the quantity of any selection is a sum over few rows, however many
 * formulas there are.
 */
export interface FormulaCounterKey {
  /** Category ids, sorted, joined by commas. */
  readonly signature: string;
  readonly status: FormulaStatus;
  readonly regions: LayerState;
  readonly symbols: LayerState;
  readonly layout: LayerState;
  readonly latex: LayerState;
}

/** What one formula adds to the counters. */
export interface Contribution {
  readonly signature: string;
  readonly standing: StandingNumber;
  /** Bits of `acceptedLayers`. */
  readonly accepted: number;
  readonly symbolCount: number;
  /** Symbols by class; `''` for symbols without one. */
  readonly symbolsByClass: ReadonlyMap<SymbolClassId | '', number>;
}

export function signatureOf(categories: readonly CategoryId[]): string {
  return [...categories].sort().join(',');
}

export function categoriesOfSignature(signature: string): readonly string[] {
  return signature === '' ? [] : signature.split(',');
}

/** What a formula document adds to the counters; null where it does not exist. */
export function contributionOf(
  document: AnnotationDocument,
  page: Pick<Page, 'holds' | 'regions'>,
): Contribution | null {
  const formula = formulaOf(document);
  if (!formula) return null;
  const symbolsByClass = new Map<SymbolClassId | '', number>();
  const symbols = symbolsOf(document);
  for (const symbol of symbols) {
    const symbolClass = symbol.symbolClass ?? '';
    symbolsByClass.set(symbolClass, (symbolsByClass.get(symbolClass) ?? 0) + 1);
  }
  return {
    signature: signatureOf(formula.categories),
    standing: standingNumber({
      isUnusable: formula.unusable !== null,
      holds: page.holds,
      regions: page.regions.state,
      symbols: formula.layers.symbols.state,
      layout: formula.layers.layout.state,
      latex: formula.layers.latex.state,
    }),
    accepted: acceptedLayers(formula, page),
    symbolCount: symbols.length,
    symbolsByClass,
  };
}
