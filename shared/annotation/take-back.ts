import { type AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { isEqual } from './equal.ts';

export type TakenBack =
  /** `patch` is null where nothing of the change is left to take back. */
  { readonly kind: 'patch'; readonly patch: AnnotationPatch | null } | { readonly kind: 'conflict' };

/**
 * The patch that takes one change back out of a document that others may have changed since. Member by member: what
 * the change set, and is still as it set it, becomes what it was; categories are given and taken as the set that they
 * are; records that have gone since stay gone. A member that somebody has set to something else is a conflict.
 */
export function takeBack(current: AnnotationDocument, patch: AnnotationPatch): TakenBack {
  const added: DocumentRecord[] = [];
  const updated: { before: DocumentRecord; after: DocumentRecord }[] = [];
  const removed: DocumentRecord[] = [];
  for (const record of patch.removed) {
    const found = current.records.get(record.id);
    if (found && !isEqual(found, record)) return { kind: 'conflict' };
    if (!found) added.push(record);
  }
  for (const { before, after } of patch.updated) {
    const found = current.records.get(after.id);
    if (!found) continue;
    const restored = restoreMembers(before, after, found);
    if (!restored) return { kind: 'conflict' };
    if (!isEqual(restored, found)) updated.push({ before: found, after: restored });
  }
  for (const record of patch.added) {
    const found = current.records.get(record.id);
    if (found && !isEqual(found, record)) return { kind: 'conflict' };
    if (found) removed.push(found);
  }
  if (added.length + updated.length + removed.length === 0) return { kind: 'patch', patch: null };
  const base = current.records.size === 0 ? 0 : current.revision;
  return { kind: 'patch', patch: { document: patch.document, base, added, updated, removed } };
}

function restoreMembers(before: DocumentRecord, after: DocumentRecord, found: DocumentRecord): DocumentRecord | null {
  const was = new Map<string, unknown>(Object.entries(before));
  const is = new Map<string, unknown>(Object.entries(found));
  const restored: Record<string, unknown> = { ...found };
  for (const [member, set] of Object.entries(after)) {
    if (isEqual(was.get(member), set)) continue;
    if (member === 'categories') restored[member] = restoreSet(was.get(member), set, is.get(member));
    else if (isEqual(is.get(member), set)) restored[member] = was.get(member);
    else if (!isEqual(is.get(member), was.get(member))) return null;
  }
  return DocumentRecord.parse(restored);
}

/** Ids in the order in which documents keep them. */
function restoreSet(before: unknown, after: unknown, current: unknown): readonly unknown[] {
  const [was, set, is] = [before, after, current].map((list): readonly unknown[] => (Array.isArray(list) ? list : []));
  const given = new Set(set?.filter((id) => !was?.includes(id)));
  const taken = was?.filter((id) => !set?.includes(id)) ?? [];
  return [...new Set([...(is ?? []).filter((id) => !given.has(id)), ...taken])].sort((a, b) =>
    String(a) < String(b) ? -1 : 1,
  );
}
