import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { contentOf } from '../work/formula-content.ts';
import type { Notation } from './notation.ts';
import type { ProposedRelation } from './propose-relations.ts';
import { openProposal } from './proposed-relations.ts';

/** The relation that leads to a symbol as the canvas shows it: the formula's own, or while it has none, a proposed one. */
export function relationShownTo(
  document: AnnotationDocument,
  child: SymbolId,
  notation: Notation,
): ProposedRelation<SymbolId> | null {
  const own = contentOf(document).relationTo.get(child);
  return own ?? openProposal(document, notation).find((relation) => relation.child === child) ?? null;
}
