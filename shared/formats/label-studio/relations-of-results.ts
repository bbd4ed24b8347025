import type { Reason } from '#schemas/domain/reason.ts';
import { RelationType } from '#schemas/domain/relation.ts';
import type { ImportedRelation } from '#schemas/formats/import-record.ts';
import { textOf } from '../reading/json-text.ts';
import { moreLabels, type Place, relationBothWays, relationWithoutEnd, relationWithoutType } from './left-out.ts';
import type { Result } from './result.ts';

/**
 * Relations as they were drawn. The arrow of a `direction` that is `right` (or not given) points at `to_id`, that of
 * `left` at `from_id`; `bi` has two.
 *
 * @param drawn results that are relations, with their numbers in the task, from 0
 * @param boxes keys of the boxes that are taken
 */
export function relationsOfResults(
  { file, place }: Place,
  drawn: readonly (readonly [number: number, result: Result])[],
  boxes: ReadonlySet<string>,
): { readonly relations: readonly ImportedRelation[]; readonly leftOut: readonly Reason[] } {
  const relations: ImportedRelation[] = [];
  const leftOut: Reason[] = [];
  for (const [number, { from_id, to_id, direction, labels }] of drawn) {
    const at = { file, place: `${place}, result ${number + 1}` };
    const [from, to] = [textOf(from_id) ?? '', textOf(to_id) ?? ''];
    const [first, ...others] = Array.isArray(labels) ? (labels as readonly unknown[]) : [];
    const type = RelationType.safeParse(first);
    const unknown = [from, to].find((end) => !boxes.has(end));
    if (!type.success) leftOut.push(relationWithoutType(at, from, to));
    else if (unknown !== undefined) leftOut.push(relationWithoutEnd(at, type.data, unknown));
    else if (direction === 'bi') leftOut.push(relationBothWays(at, type.data, from, to));
    else {
      const [parent, child] = direction === 'left' ? [to, from] : [from, to];
      relations.push({ parent, child, type: type.data });
      if (others.length > 0) leftOut.push(moreLabels(at, type.data, others));
    }
  }
  return { relations, leftOut };
}
