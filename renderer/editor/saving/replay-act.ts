import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Role } from '#schemas/domain/person.ts';
import { applyChanges } from '#shared/annotation/patch.ts';
import { deriveContent } from '../work/formula-content.ts';
import { documentIn, type Work, withDocument } from '../work/work.ts';
import type { Act } from './act.ts';
import { decisionOf } from './decision.ts';
import { followLayers, followRegions } from './follow-layers.ts';
import { mergePatch } from './merge-patch.ts';

export interface Replay {
  readonly work: Work;
  /** What the act did to just this work, layer states and all. */
  readonly patches: readonly AnnotationPatch[];
}

/**
 * The work after an act, whatever the work has become since the act was made. Undecided conflicts show what was done
 * here; nothing of the other side is lost, it is stored.
 */
export function replayAct(work: Work, act: Pick<Act, 'patches' | 'own' | 'decisions' | 'task'>, role: Role): Replay {
  const edit = act.task.kind === 'edit' ? act.task : null;
  let result = work;
  const patches: AnnotationPatch[] = [];
  const apply = (patch: AnnotationPatch) => {
    result = applyTo(result, patch);
    patches.push(patch);
  };
  for (const patch of act.patches) {
    const current = documentIn(result, patch.document);
    const { patch: merged } = mergePatch(patch, current, {
      own: act.own.get(patch.document.id) ?? current,
      decide: (conflict) => decisionOf(act, conflict),
      otherwise: 'mine',
      takesLayers: !edit,
    });
    if (merged) apply(edit ? followLayers(current, merged, role, edit.drawnBy) : merged);
  }
  const regions = edit ? followRegions(work, result, patches, role) : null;
  if (regions) apply(regions);
  return { work: result, patches };
}

function applyTo(work: Work, patch: AnnotationPatch): Work {
  const current = documentIn(work, patch.document);
  const outcome = applyChanges(current, patch);
  if (outcome.kind !== 'applied') throw new Error(`merged patch does not fit ${patch.document.id}: ${outcome.kind}`);
  deriveContent(current, patch, outcome.document);
  return withDocument(work, outcome.document);
}
