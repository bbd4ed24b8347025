import type { DocumentRecord } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';

/** Patches that follow each other as one patch a document: what the later ones undo of the earlier ones is left out. */
export function joinPatches(patches: readonly AnnotationPatch[]): readonly AnnotationPatch[] {
  const byDocument = new Map<string, AnnotationPatch[]>();
  for (const patch of patches) {
    const known = byDocument.get(patch.document.id);
    if (known) known.push(patch);
    else byDocument.set(patch.document.id, [patch]);
  }
  return [...byDocument.values()].flatMap((parts) => {
    const [first] = parts;
    if (!first) return [];
    const joined = join(parts);
    const added: DocumentRecord[] = [];
    const updated: AnnotationPatch['updated'] = [];
    const removed: DocumentRecord[] = [];
    for (const { before, after } of joined.values()) {
      if (before && after) updated.push({ before, after });
      else if (after) added.push(after);
      else if (before) removed.push(before);
    }
    if (added.length + updated.length + removed.length === 0) return [];
    return [{ document: first.document, base: first.base, added, updated, removed }];
  });
}

/** Each touched record as it was before all patches, and as it is after them. */
function join(patches: readonly AnnotationPatch[]) {
  const states = new Map<string, { readonly before: DocumentRecord | null; readonly after: DocumentRecord | null }>();
  const note = (id: string, before: DocumentRecord | null, after: DocumentRecord | null) => {
    const known = states.get(id);
    states.set(id, { before: known ? known.before : before, after });
  };
  for (const patch of patches) {
    for (const record of patch.removed) note(record.id, record, null);
    for (const { before, after } of patch.updated) note(before.id, before, after);
    for (const record of patch.added) note(record.id, null, record);
  }
  return states;
}
