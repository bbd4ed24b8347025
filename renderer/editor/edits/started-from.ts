import type { Formula } from '#schemas/domain/formula.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';

/**
 * An edit of a formula's text that was begun when the text was another: what somebody stored while it was typed is in
 * conflict with it. `text` is what the field showed when typing began.
 */
export function startedFrom(
  patches: readonly AnnotationPatch[],
  text: Partial<Pick<Formula, 'latex' | 'note'>>,
): readonly AnnotationPatch[] {
  return patches.map((patch) => ({
    ...patch,
    updated: patch.updated.map(({ before, after }) => ({
      before: before.kind === 'formula' ? { ...before, ...text } : before,
      after,
    })),
  }));
}
