import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { type FormulaId, RelationId, type SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import type { Notation } from '../relations/notation.ts';
import { openProposal, proposalFor } from '../relations/proposed-relations.ts';
import { contentOf } from '../work/formula-content.ts';
import type { Work } from '../work/work.ts';
import { changeRecords } from './change-records.ts';

/** Makes the relations that are proposed for a formula without any its own. */
export function adoptProposal(
  work: Work,
  formula: FormulaId,
  notation: Notation,
  newId: () => string,
): readonly AnnotationPatch[] {
  const document = work.formulas.get(formula);
  return document ? adopt(document, openProposal(document, notation), newId) : [];
}

/** Gives a parent to every symbol that has none, as proposed; relations that are there stay. */
export function fillRelations(
  work: Work,
  formula: FormulaId,
  notation: Notation,
  newId: () => string,
): readonly AnnotationPatch[] {
  const document = work.formulas.get(formula);
  if (!document) return [];
  const { relations } = contentOf(document);
  const parents = new Map(relations.map(({ child, parent }) => [child, parent]));
  const isAbove = (ancestor: SymbolId, symbol: SymbolId) => {
    const seen = new Set<SymbolId>();
    for (let current: SymbolId | undefined = symbol; current !== undefined; current = parents.get(current)) {
      if (current === ancestor) return true;
      if (seen.has(current)) return true;
      seen.add(current);
    }
    return false;
  };
  const fitting = proposalFor(document, notation).filter(({ parent, child }) => {
    if (parents.has(child) || isAbove(child, parent)) return false;
    parents.set(child, parent);
    return true;
  });
  return adopt(document, fitting, newId);
}

function adopt(
  document: AnnotationDocument,
  proposed: readonly Pick<Relation, 'parent' | 'child' | 'type'>[],
  newId: () => string,
): readonly AnnotationPatch[] {
  return changeRecords(document, {
    added: proposed.map(
      ({ parent, child, type }): Relation => ({ kind: 'relation', id: RelationId.parse(newId()), parent, child, type }),
    ),
  });
}
