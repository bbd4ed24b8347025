import { RelationId, type SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { RelationType } from '#schemas/domain/relation.ts';
import { guessRelationType } from '../relations/guess-relation-type.ts';
import type { Notation } from '../relations/notation.ts';
import type { ProposedRelation } from '../relations/propose-relations.ts';
import { relationShownTo } from '../relations/relation-shown.ts';
import { sceneOf } from '../scene/scene.ts';
import { applyPatches } from '../work/apply-patches.ts';
import type { Work } from '../work/work.ts';
import { adoptProposal } from './adopt-proposal.ts';
import { groupByFormula } from './group-by-formula.ts';
import { joinPatches } from './join-patches.ts';
import { relate, unrelate } from './relate.ts';

/**
 * Gives another type to the relations that lead to symbols; null: the type that the places of the boxes suggest. Where
 * they are only proposed, the whole proposal becomes the formula's own with that one corrected.
 */
export function retype(
  work: Work,
  children: Iterable<SymbolId>,
  type: RelationType | null,
  notation: Notation,
  newId: () => string,
): readonly AnnotationPatch[] {
  return correct(work, children, notation, newId, (current, relations) =>
    relations.flatMap(({ parent, child }) => {
      const [from, to] = [parent, child].map((id) => sceneOf(current).symbols.get(id)?.box);
      if (!from || !to) return [];
      const wanted = type ?? guessRelationType(from, to);
      const outcome = relate(current, { id: RelationId.parse(newId()), parent, child, type: wanted });
      return outcome.kind === 'patches' ? outcome.patches : [];
    }),
  );
}

/** Takes away the relations that lead to symbols; a proposal becomes the formula's own without them. */
export function takeAway(
  work: Work,
  children: Iterable<SymbolId>,
  notation: Notation,
  newId: () => string,
): readonly AnnotationPatch[] {
  return correct(work, children, notation, newId, (current, relations) =>
    unrelate(
      current,
      relations.map(({ child }) => child),
    ),
  );
}

function correct(
  work: Work,
  children: Iterable<SymbolId>,
  notation: Notation,
  newId: () => string,
  change: (current: Work, relations: readonly ProposedRelation<SymbolId>[]) => readonly AnnotationPatch[],
): readonly AnnotationPatch[] {
  const patches = [...groupByFormula(work, children)].flatMap(([formula, own]) => {
    const document = work.formulas.get(formula);
    const relations = own.flatMap((child) => (document ? (relationShownTo(document, child, notation) ?? []) : []));
    if (relations.length === 0) return [];
    const proposal = adoptProposal(work, formula, notation, newId);
    return [...proposal, ...change(applyPatches(work, proposal), relations)];
  });
  return joinPatches(patches);
}
