import type { OperationId } from '#schemas/domain/id.ts';
import { documentIn, type Work } from '../work/work.ts';
import type { Act } from './act.ts';
import type { AnnotationPort, SaveOutcome } from './annotation-port.ts';
import type { MergeConflict } from './merge-conflict.ts';
import { mergeForSending } from './merge-for-sending.ts';

export type SendOutcome =
  | SaveOutcome
  /** Nothing is left to save: the stored work has it all. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'conflict'; readonly conflicts: readonly MergeConflict[] };

/** Sends one act to the core against the work as it is stored. `target` is the act that it takes back, if it does. */
export function sendAct(act: Act, target: Act | null, stored: Work, port: AnnotationPort): Promise<SendOutcome> {
  if (act.task.kind === 'move-layers') {
    const layers = act.task.move.layers.map((selection) => ({
      ...selection,
      base: documentIn(stored, selection.document).revision,
    }));
    return port.setState({ ...act.task.move, layers });
  }
  if (target?.state === 'dropped') return Promise.resolve({ kind: 'nothing' });
  const operation: OperationId | null = target?.operation ?? null;
  if (operation !== null) return port.undo(operation);
  const { patches, conflicts } = mergeForSending(act, stored);
  if (conflicts.length > 0) return Promise.resolve({ kind: 'conflict', conflicts });
  const drawnBy = act.task.kind === 'edit' ? act.task.drawnBy : 'person';
  return patches.length === 0 ? Promise.resolve({ kind: 'nothing' }) : port.commit(patches, drawnBy);
}
