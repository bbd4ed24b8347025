import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { isEqual } from './equal.ts';
import { changedMap } from './layered-map.ts';

/** Why a patch does not fit a document. */
export type PatchMisfit =
  | { readonly kind: 'stale'; readonly expected: number; readonly actual: number }
  | { readonly kind: 'mismatch'; readonly record: string; readonly problem: 'exists' | 'missing' | 'differs' };

export type PatchOutcome = { readonly kind: 'applied'; readonly document: AnnotationDocument } | PatchMisfit;

/**
 * Applies a patch to the document it was made for. The result has the next revision; removing the root record with all
 * others leaves a document without records. Law: `apply(apply(d, p), invert(p))` holds the records of `d`.
 */
export function applyPatch(document: AnnotationDocument, patch: AnnotationPatch): PatchOutcome {
  if (patch.base !== document.revision) {
    return { kind: 'stale', expected: patch.base, actual: document.revision };
  }
  return applyChanges(document, patch);
}

/** Applies what a patch changes whatever its base is: records that it touches must still be as it found them. */
export function applyChanges(document: AnnotationDocument, patch: AnnotationPatch): PatchOutcome {
  const changes = new Map<string, DocumentRecord | null>();
  const at = (id: string) => {
    const change = changes.get(id);
    return change === undefined ? document.records.get(id) : (change ?? undefined);
  };
  for (const record of patch.removed) {
    const misfit = compare(at(record.id), record);
    if (misfit) return misfit;
    changes.set(record.id, null);
  }
  for (const { before, after } of patch.updated) {
    const misfit = compare(at(before.id), before);
    if (misfit) return misfit;
    if (after.id !== before.id || after.kind !== before.kind)
      return { kind: 'mismatch', record: before.id, problem: 'differs' };
    changes.set(after.id, after);
  }
  for (const record of patch.added) {
    if (at(record.id)) return { kind: 'mismatch', record: record.id, problem: 'exists' };
    changes.set(record.id, record);
  }
  const records = changedMap(document.records, changes);
  return { kind: 'applied', document: { ref: document.ref, revision: document.revision + 1, records } };
}

function compare(found: DocumentRecord | undefined, expected: DocumentRecord): PatchMisfit | null {
  if (!found) return { kind: 'mismatch', record: expected.id, problem: 'missing' };
  return isEqual(found, expected) ? null : { kind: 'mismatch', record: expected.id, problem: 'differs' };
}

/** The patch that takes `patch` back, against the revision that applying it gave (or another one, when that moved on). */
export function invertPatch(patch: AnnotationPatch, base: number = patch.base + 1): AnnotationPatch {
  return {
    document: patch.document,
    base,
    added: patch.removed,
    updated: patch.updated.map(({ before, after }) => ({ before: after, after: before })),
    removed: patch.added,
  };
}

/** The patch that turns `before` into `after`, two states of one document; null where nothing differs. */
export function diffDocuments(before: AnnotationDocument, after: AnnotationDocument): AnnotationPatch | null {
  const added: DocumentRecord[] = [];
  const updated: { before: DocumentRecord; after: DocumentRecord }[] = [];
  const removed: DocumentRecord[] = [];
  for (const record of before.records.values()) {
    const next = after.records.get(record.id);
    if (!next) removed.push(record);
    else if (next !== record && !isEqual(record, next)) updated.push({ before: record, after: next });
  }
  for (const record of after.records.values()) {
    if (!before.records.has(record.id)) added.push(record);
  }
  if (added.length + updated.length + removed.length === 0) return null;
  return { document: before.ref, base: before.revision, added, updated, removed };
}
