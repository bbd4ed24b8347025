import type { FormulaId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import type { Work } from '../work/work.ts';
import { changeRecords } from './change-records.ts';

/** New symbols of a formula; where the formula has a reading order of its own they come last in it. */
export function addSymbols(
  work: Work,
  formula: FormulaId,
  symbols: readonly FormulaSymbol[],
): readonly AnnotationPatch[] {
  const document = work.formulas.get(formula);
  const root = document ? formulaOf(document) : null;
  if (!document || !root) return [];
  const changed = root.order === null ? [] : [{ ...root, order: [...root.order, ...symbols.map(({ id }) => id)] }];
  return changeRecords(document, { added: symbols, changed });
}
