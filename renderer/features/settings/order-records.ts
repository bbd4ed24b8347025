import { type Revised, updateRecord } from '#renderer/transport/schema-patch.ts';
import type { CategoryRule } from '#schemas/domain/category-rule.ts';
import type { Category, Facet } from '#schemas/domain/facet.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';

type Positioned = Facet | Category | CategoryRule;

/** Records in the order of their positions; equal positions in the order in which they were made. */
export function inOrder<Record extends Positioned>(records: readonly Revised<Record>[]): readonly Revised<Record>[] {
  return records.toSorted((a, b) => a.record.position - b.record.position || (a.record.id < b.record.id ? -1 : 1));
}

/**
 * Patches that move the record at `index` by `step` places among its neighbours (in order). Every record is numbered
 * anew, so that equal positions, which merges of projects leave, are put right.
 */
export function moveRecord<Record extends Positioned>(
  ordered: readonly Revised<Record>[],
  index: number,
  step: -1 | 1,
): readonly AnnotationPatch[] {
  const moved = ordered[index];
  const target = index + step;
  if (moved === undefined || target < 0 || target >= ordered.length) return [];
  const next = ordered.toSpliced(index, 1).toSpliced(target, 0, moved);
  return next
    .map((revised, position) => updateRecord<Positioned>(revised, { position }))
    .filter((patch) => patch !== null);
}

/** Position after all others. */
export function lastPosition(records: readonly { readonly record: { readonly position: number } }[]): number {
  return records.reduce((last, { record }) => Math.max(last, record.position + 1), 0);
}
