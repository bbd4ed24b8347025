import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { latexFault } from '#shared/latex/latex-fault.ts';
import type { Store } from '../store/store.ts';
import { readLatexPolicy } from './latex-policy.ts';

/**
 * Refuses to accept LaTeX that cannot be read, as no dataset could hold it: whoever accepts it all the same says so.
 *
 * @param layersOf The layers of a document that are to be accepted.
 * @throws AppError `conflict` for the first such formula
 */
export async function requireReadableLatex(
  store: Store,
  documents: readonly AnnotationDocument[],
  layersOf: (index: number) => readonly LayerName[],
): Promise<void> {
  const chosen = documents.flatMap((document, index) => {
    const formula = layersOf(index).includes('latex') ? formulaOf(document) : null;
    return formula && formula.layers.latex.state !== 'accepted' ? [formula] : [];
  });
  if (chosen.length === 0) return;
  const policy = await readLatexPolicy(store);
  for (const { id, latex } of chosen) {
    const fault = latexFault(latex, policy);
    if (!fault) continue;
    const message = `The LaTeX of formula ${id} cannot be read, and no dataset could hold it: ${fault.message}. Correct it, or say that it is accepted as it is (faultyLatex).`;
    throw new AppError('conflict', message, { faultyLatex: id });
  }
}
