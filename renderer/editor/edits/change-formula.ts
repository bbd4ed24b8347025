import type { Formula } from '#schemas/domain/formula.ts';
import type { CategoryId, FormulaId, SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaIn, type Work } from '../work/work.ts';
import { changeRecords } from './change-records.ts';

export function writeLatex(work: Work, formula: FormulaId, latex: string): readonly AnnotationPatch[] {
  return changeFormula(work, formula, { latex });
}

export function setCategories(
  work: Work,
  formula: FormulaId,
  categories: readonly CategoryId[],
): readonly AnnotationPatch[] {
  return changeFormula(work, formula, { categories: [...new Set(categories)].toSorted() });
}

/** What people want to remember of the formula; no layer follows from it. */
export function writeNote(work: Work, formula: FormulaId, note: string): readonly AnnotationPatch[] {
  return changeFormula(work, formula, { note });
}

/** Says why no truth can be made of the formula; null makes it usable again. */
export function setUnusable(work: Work, formula: FormulaId, reason: string | null): readonly AnnotationPatch[] {
  return changeFormula(work, formula, { unusable: reason });
}

export function setPlacement(
  work: Work,
  formula: FormulaId,
  placement: Formula['placement'],
): readonly AnnotationPatch[] {
  return changeFormula(work, formula, { placement });
}

/** Gives the formula a reading order of its own, or none so that it follows from the relations. */
export function setOrder(
  work: Work,
  formula: FormulaId,
  order: readonly SymbolId[] | null,
): readonly AnnotationPatch[] {
  return changeFormula(work, formula, { order: order === null ? null : [...order] });
}

function changeFormula(work: Work, id: FormulaId, change: Partial<Formula>): readonly AnnotationPatch[] {
  const document = work.formulas.get(id);
  const formula = formulaIn(work, id);
  return document && formula ? changeRecords(document, { changed: [{ ...formula, ...change }] }) : [];
}
