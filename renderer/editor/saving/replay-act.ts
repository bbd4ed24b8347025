import type { Role } from '#schemas/domain/person.ts';
import { applyChanges } from '#shared/annotation/patch.ts';
import { documentIn, type Work, withDocument } from '../work/work.ts';
import type { Act } from './act.ts';
import { followLayers, followRegions } from './follow-layers.ts';
import { conflictKey } from './merge-conflict.ts';
import { mergePatch } from './merge-patch.ts';

/**
 * The work after an act, whatever the work has become since the act was made. Undecided conflicts show what was done
 * here; nothing of the other side is lost, it is stored.
 */
export function replayAct(work: Work, act: Pick<Act, 'patches' | 'own' | 'decisions' | 'task'>, role: Role): Work {
  const isEdit = act.task.kind === 'edit';
  let result = work;
  for (const patch of act.patches) {
    const current = documentIn(result, patch.document);
    const { patch: merged } = mergePatch(patch, current, {
      own: act.own.get(patch.document.id) ?? current,
      decide: (conflict) => act.decisions.get(conflictKey(conflict)) ?? null,
      otherwise: 'mine',
      takesLayers: !isEdit,
    });
    if (!merged) continue;
    const outcome = applyChanges(current, merged);
    if (outcome.kind !== 'applied') throw new Error(`merged patch does not fit ${patch.document.id}: ${outcome.kind}`);
    result = withDocument(result, isEdit ? followLayers(outcome.document, merged, role) : outcome.document);
  }
  return isEdit ? followRegions(result, act.patches, role) : result;
}
