import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import { DocumentRecord as DocumentRecordSchema } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { MergeConflict } from './merge-conflict.ts';

/**
 * The change from what was done here to what somebody else stored, for one conflict. Kept in the history, its inverse
 * brings back what was given up. `own` is the document as it was made here.
 */
export function concede(conflict: MergeConflict, own: AnnotationDocument | undefined): AnnotationPatch {
  const empty = { document: conflict.document, base: 0, added: [], updated: [], removed: [] };
  const { mine, theirs, member } = conflict;
  if (mine && theirs && member !== null) {
    return { ...empty, updated: [{ before: withMember(theirs, mine, member), after: theirs }] };
  }
  if (mine && mine.id === conflict.document.id) return { ...empty, removed: own ? [...own.records.values()] : [mine] };
  return { ...empty, added: theirs ? [theirs] : [], removed: mine ? [mine] : [] };
}

function withMember(record: DocumentRecord, source: DocumentRecord, member: string): DocumentRecord {
  const value = new Map<string, unknown>(Object.entries(source)).get(member);
  return DocumentRecordSchema.parse({ ...record, [member]: value });
}
