import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { rootOf } from '#shared/annotation/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { documentIn, type Work } from '../work/work.ts';

/**
 * The patches of an edit with the layer states that followed from it, so that their inverse restores those too.
 * `before` and `after` are the work around the edit.
 */
export function completePatches(
  patches: readonly AnnotationPatch[],
  before: Work,
  after: Work,
): readonly AnnotationPatch[] {
  const page = patches.some((patch) => patch.document.id === before.page.ref.id)
    ? []
    : [{ document: before.page.ref, base: before.page.revision, added: [], updated: [], removed: [] }];
  return [...patches, ...page].flatMap((patch) => {
    const from = rootOf(documentIn(before, patch.document));
    const to = rootOf(documentIn(after, patch.document));
    if (!to) return [patch];
    const added = patch.added.map((record) => (record.id === to.id ? to : record));
    const others = patch.updated.filter((update) => update.before.id !== to.id);
    const updated = !from || from === to || isEqual(from, to) ? others : [{ before: from, after: to }, ...others];
    return added.length + updated.length + patch.removed.length === 0 ? [] : [{ ...patch, added, updated }];
  });
}
