import { RelationId, type SymbolId } from '#schemas/domain/id.ts';
import { adoptProposal } from '../../edits/adopt-proposal.ts';
import { joinPatches } from '../../edits/join-patches.ts';
import { type RelateRefusal, relate } from '../../edits/relate.ts';
import { guessRelationType } from '../../relations/guess-relation-type.ts';
import { selectSymbols } from '../../selection/selection.ts';
import { applyPatches } from '../../work/apply-patches.ts';
import type { ToolContext } from '../context.ts';
import type { Notice } from '../notice.ts';
import { go, idle, type Step } from '../step.ts';

const noticeOf: Readonly<Record<RelateRefusal, Notice>> = {
  'same-symbol': 'relation-to-itself',
  'other-formula': 'relation-between-formulas',
  cycle: 'relation-in-circle',
};

/** Relates two symbols by the chosen type, or by their geometry; the child becomes the selection. */
export function finishRelation(parent: SymbolId, child: SymbolId, context: ToolContext): Step {
  const from = context.scene.symbols.get(parent);
  const to = context.scene.symbols.get(child);
  if (!from || !to) return go(idle);
  const type = context.relationType ?? guessRelationType(from.box, to.box);
  const proposal = adoptProposal(context.work, from.formula, context.notation, context.newId);
  const work = applyPatches(context.work, proposal);
  const outcome = relate(work, { id: RelationId.parse(context.newId()), parent, child, type });
  if (outcome.kind === 'refused') return go(idle, { type: 'notice', notice: noticeOf[outcome.reason] });
  return go(
    idle,
    { type: 'edit', patches: joinPatches([...proposal, ...outcome.patches]), label: 'relate' },
    { type: 'select', selection: selectSymbols(to.formula, [child]) },
  );
}
