import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { KeptPlace } from '#schemas/formats/archived-base.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import type { MergeConflict } from '#shared/annotation/merge-documents.ts';

/** What stays as it is here although both sides changed it: by this merge, or by an earlier one and still not the same. */
export function keptPlaces(
  conflicts: readonly MergeConflict[],
  before: readonly KeptPlace[],
  merged: AnnotationDocument,
  theirs: AnnotationDocument,
): readonly KeptPlace[] {
  const now = conflicts.map(({ record, field }) => ({ record, field }));
  const still = before.filter(
    (place) =>
      !isEqual(valueAt(merged, place), valueAt(theirs, place)) &&
      !now.some(({ record, field }) => record === place.record && field === place.field),
  );
  return [...now, ...still];
}

/** What both sides had changed, stayed as it was there, and is taken from there now: somebody has to hear of it once. */
export function decidedThere(
  kept: readonly KeptPlace[],
  ours: AnnotationDocument,
  merged: AnnotationDocument,
  theirs: AnnotationDocument,
): readonly MergeConflict[] {
  return kept.flatMap((place) => {
    const [before, after] = [valueAt(ours, place), valueAt(merged, place)];
    if (isEqual(before, after)) return [];
    const kind = (ours.records.get(place.record) ?? theirs.records.get(place.record))?.kind;
    return kind === undefined ? [] : [{ ...place, kind, ours: before ?? null, theirs: after ?? null }];
  });
}

/** @returns undefined where there is no such record or member */
function valueAt(document: AnnotationDocument, { record, field }: KeptPlace): unknown {
  const found: unknown = document.records.get(record);
  return field === null ? found : field.split('.').reduce(memberOf, found);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}
