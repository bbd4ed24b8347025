import { DocumentRecord } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { isEqual } from '#shared/annotation/equal.ts';

/**
 * The patches with what the edit started from: what somebody stored while it was being made is met as a conflict, and
 * not overwritten. `given` is the edit as it was made, `complete` what it does to the work as it is now.
 */
export function keepStart(
  given: readonly AnnotationPatch[],
  complete: readonly AnnotationPatch[],
): readonly AnnotationPatch[] {
  const starts = new Map(given.flatMap(({ updated }) => updated.map((update) => [update.before.id, update] as const)));
  return complete.map((patch) => ({
    ...patch,
    updated: patch.updated.map(({ before, after }) => {
      const start = starts.get(before.id);
      return { before: start ? startOf(before, start) : before, after };
    }),
  }));
}

function startOf(
  now: DocumentRecord,
  { before, after }: { readonly before: DocumentRecord; readonly after: DocumentRecord },
): DocumentRecord {
  if (before === now) return now;
  const made = new Map<string, unknown>(Object.entries(after));
  const known = new Map<string, unknown>(Object.entries(now));
  const missed = Object.entries(before).filter(
    ([member, value]) => !isEqual(value, made.get(member)) && !isEqual(value, known.get(member)),
  );
  return missed.length === 0 ? now : DocumentRecord.parse({ ...now, ...Object.fromEntries(missed) });
}
