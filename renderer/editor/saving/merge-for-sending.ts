import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { documentIn, type Work } from '../work/work.ts';
import type { Act } from './act.ts';
import { decisionOf } from './decision.ts';
import type { MergeConflict } from './merge-conflict.ts';
import { mergePatch } from './merge-patch.ts';

export interface MergedAct {
  readonly patches: readonly AnnotationPatch[];
  /** Conflicts that nobody has decided: with any, the act is not sent. */
  readonly conflicts: readonly MergeConflict[];
}

/** What an act changes in the stored work. */
export function mergeForSending(act: Pick<Act, 'patches' | 'own' | 'decisions'>, stored: Work): MergedAct {
  const patches: AnnotationPatch[] = [];
  const conflicts: MergeConflict[] = [];
  for (const patch of act.patches) {
    const current = documentIn(stored, patch.document);
    const merged = mergePatch(patch, current, {
      own: act.own.get(patch.document.id) ?? current,
      decide: (conflict) => decisionOf(act, conflict),
      otherwise: 'mine',
      takesLayers: false,
    });
    if (merged.patch) patches.push(merged.patch);
    conflicts.push(...merged.conflicts);
  }
  return { patches, conflicts };
}
