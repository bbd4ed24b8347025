import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';

/** A record of the project's schema as it was read. */
export interface Revised<Record extends SchemaRecord> {
  readonly record: Record;
  readonly revision: number;
}

/** The patch that adds a record as a document of its own. */
export function addRecord(record: SchemaRecord): AnnotationPatch {
  return { document: { type: record.kind, id: record.id }, base: 0, added: [record], updated: [], removed: [] };
}

/** The patch that changes a record that was read at a revision; null where nothing differs. */
export function updateRecord<Record extends SchemaRecord>(
  { record: before, revision }: Revised<Record>,
  change: Partial<Record>,
): AnnotationPatch | null {
  const after: SchemaRecord = { ...before, ...change };
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  return {
    document: { type: before.kind, id: before.id },
    base: revision,
    added: [],
    updated: [{ before, after }],
    removed: [],
  };
}

/** The patch that removes a record that was read at a revision. */
export function removeRecord({ record, revision }: Revised<SchemaRecord>): AnnotationPatch {
  return { document: { type: record.kind, id: record.id }, base: revision, added: [], updated: [], removed: [record] };
}
