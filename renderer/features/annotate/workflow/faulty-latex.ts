import type { EditorState } from '#renderer/editor/editor-state.ts';
import type { LayersOfDocument } from '#renderer/editor/edits/move-layers.ts';
import type { Work } from '#renderer/editor/work/work.ts';
import type { FaultyFormula } from '#renderer/ui/latex/faulty-latex-dialog.tsx';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { latexFault } from '#shared/latex/latex-fault.ts';

/** LaTeX of the formulas that are finished now which was written in this sitting, though its layer may stay as it is. */
export function writtenLatex({
  work,
  selection,
  history,
}: Pick<EditorState, 'work' | 'selection' | 'history'>): readonly LayersOfDocument[] {
  if (!history.done.some(({ label }) => label === 'write-latex')) return [];
  const ids = selection.formula === null ? [...work.formulas.keys()] : [selection.formula];
  return ids.map((id) => ({ document: { type: 'formula', id }, layers: ['latex'] }));
}

/** Formulas whose LaTeX would be submitted or accepted and cannot be read. */
export function faultyLatexIn(
  work: Work,
  selections: readonly LayersOfDocument[],
  policy: LatexPolicy,
): readonly FaultyFormula[] {
  const ids = new Set(
    selections.flatMap(({ document, layers }) =>
      document.type === 'formula' && layers.includes('latex') ? document.id : [],
    ),
  );
  return [...ids].flatMap((id) => {
    const found = [...work.formulas.values()].find(({ ref }) => ref.id === id);
    const formula = found && formulaOf(found);
    const fault = formula ? latexFault(formula.latex, policy) : null;
    return formula && fault ? [{ id: formula.id, latex: formula.latex, fault }] : [];
  });
}
