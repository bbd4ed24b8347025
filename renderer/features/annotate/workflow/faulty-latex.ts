import type { LayersOfDocument } from '#renderer/editor/edits/move-layers.ts';
import type { Work } from '#renderer/editor/work/work.ts';
import type { FaultyFormula } from '#renderer/ui/faulty-latex-dialog.tsx';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { latexFault } from '#shared/latex/latex-fault.ts';

/** Formulas whose LaTeX would be submitted or accepted and cannot be read. */
export function faultyLatexIn(
  work: Work,
  selections: readonly LayersOfDocument[],
  policy: LatexPolicy,
): readonly FaultyFormula[] {
  return selections.flatMap(({ document, layers }) => {
    if (document.type !== 'formula' || !layers.includes('latex')) return [];
    const found = [...work.formulas.values()].find(({ ref }) => ref.id === document.id);
    const formula = found && formulaOf(found);
    const fault = formula ? latexFault(formula.latex, policy) : null;
    return formula && fault ? [{ id: formula.id, latex: formula.latex, fault }] : [];
  });
}
