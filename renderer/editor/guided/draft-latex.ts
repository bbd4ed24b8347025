import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { type TreeLatex, treeToLatex } from '#shared/latex/from-tree/tree-to-latex.ts';
import type { Notation } from '../relations/notation.ts';
import { proposalFor } from '../relations/proposed-relations.ts';
import { contentOf } from '../work/formula-content.ts';

/** The LaTeX that the boxes of a formula say: by its relations, or by those that their places suggest. */
export function draftLatex(document: AnnotationDocument, notation: Notation): TreeLatex {
  const { labelOf, policy } = notation;
  const { symbols, relations } = contentOf(document);
  const placed = [...symbols.values()].map(({ id, symbolClass, box }) => ({ id, label: labelOf(symbolClass), box }));
  const layout = relations.length > 0 ? relations : proposalFor(document, notation);
  return treeToLatex(placed, layout, { verticalArithmetic: policy.verticalArithmetic, limits: 'implied' });
}
