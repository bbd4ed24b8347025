import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { settleOrder } from './settle-order.ts';

export interface RecordChanges {
  readonly added?: readonly DocumentRecord[];
  /** Records as they shall be; those that stay as they are count for nothing. */
  readonly changed?: readonly DocumentRecord[];
  /** Ids of records that go; unknown ones count for nothing. */
  readonly removed?: readonly string[];
}

/**
 * The patch that makes these changes to a document as it is; none where nothing changes. A reading order of its own goes
 * when the relations become complete.
 */
export function changeRecords(document: AnnotationDocument, changes: RecordChanges): readonly AnnotationPatch[] {
  const removed = [...new Set(changes.removed ?? [])].flatMap((id) => document.records.get(id) ?? []);
  const added = [...(changes.added ?? [])];
  const changed = changes.changed ?? [];
  const settled = settleOrder(document, added, changed, new Set(removed.map(({ id }) => id)));
  const updated = (settled ? [...changed.filter(({ id }) => id !== settled.id), settled] : changed).flatMap((after) => {
    const before = document.records.get(after.id);
    return before && before !== after && !isEqual(before, after) ? [{ before, after }] : [];
  });
  if (added.length + updated.length + removed.length === 0) return [];
  return [{ document: document.ref, base: document.revision, added, updated, removed }];
}
