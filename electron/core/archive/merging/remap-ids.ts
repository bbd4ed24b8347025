import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';

/** Ids of another project → ids of what is the same here. ULIDs are unique, so one table does for all kinds. */
export type IdMap = ReadonlyMap<string, string>;

/** A document with ids replaced wherever they stand. */
export function remapDocument(document: AnnotationDocument, ids: IdMap): AnnotationDocument {
  if (ids.size === 0) return document;
  const records = [...document.records.values()].map((record) => remapRecord(record, ids));
  const id = ids.get(document.ref.id) ?? document.ref.id;
  return {
    ref: { ...document.ref, id },
    revision: document.revision,
    records: new Map(records.map((record) => [record.id, record])),
  };
}

/** A patch with ids replaced wherever they stand. */
export function remapPatch(patch: AnnotationPatch, ids: IdMap): AnnotationPatch {
  if (ids.size === 0) return patch;
  return {
    document: { ...patch.document, id: ids.get(patch.document.id) ?? patch.document.id },
    base: patch.base,
    added: patch.added.map((record) => remapRecord(record, ids)),
    updated: patch.updated.map(({ before, after }) => ({
      before: remapRecord(before, ids),
      after: remapRecord(after, ids),
    })),
    removed: patch.removed.map((record) => remapRecord(record, ids)),
  };
}

/** A record with ids replaced wherever they stand. */
export function remapRecord(record: DocumentRecord, ids: IdMap): DocumentRecord {
  const remapped = remapValue(record, ids) as DocumentRecord;
  if (remapped.kind !== 'formula') return remapped;
  // Two categories may have become one, and the order is that of the ids.
  return { ...remapped, categories: [...new Set(remapped.categories)].sort() };
}

/** Any value with ids replaced wherever they stand in it. */
export function remapValue(value: unknown, ids: IdMap): unknown {
  if (typeof value === 'string') return value.length === 26 ? (ids.get(value) ?? value) : value;
  if (Array.isArray(value)) return value.map((item) => remapValue(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, remapValue(member, ids)]));
}
