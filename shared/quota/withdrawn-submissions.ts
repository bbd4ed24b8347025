import type { FormulaLayerName } from '#schemas/domain/layer.ts';
import type { Operation } from '#schemas/domain/operation.ts';

/** That layers of one formula were submitted, or that a person took them back. */
export interface SubmissionMove extends Pick<Operation, 'id' | 'actor'> {
  readonly kind: 'submit' | 'withdraw';
  readonly layers: readonly FormulaLayerName[];
}

/**
 * The submissions of a formula that whoever made them took back whole. Taking a layer back takes back the submission that
 * it stands by, the last one of it: what was returned before, or handed in by somebody else, stays work.
 *
 * @param moves those that stand, in their order
 */
export function withdrawnSubmissions(moves: readonly SubmissionMove[]): ReadonlySet<Operation['id']> {
  const standing = new Map<Operation['id'], Set<FormulaLayerName>>();
  const lastOf = new Map<FormulaLayerName, SubmissionMove>();
  const withdrawn = new Set<Operation['id']>();
  for (const move of moves) {
    if (move.kind === 'submit') standing.set(move.id, new Set(move.layers));
    for (const layer of move.layers) {
      const last = lastOf.get(layer);
      if (move.kind === 'submit') lastOf.set(layer, move);
      else lastOf.delete(layer);
      if (move.kind === 'submit' || last?.actor !== move.actor) continue;
      const left = standing.get(last.id);
      left?.delete(layer);
      if (left?.size === 0) withdrawn.add(last.id);
    }
  }
  return withdrawn;
}
