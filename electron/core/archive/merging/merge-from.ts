import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { type MergedDocument, mergeDocuments } from '#shared/annotation/merge-documents.ts';

/** Merges from the common states that are known: none, one, or two of which nobody can tell which is the later one. */
export function mergeFrom(
  bases: readonly AnnotationDocument[],
  ours: AnnotationDocument,
  theirs: AnnotationDocument,
): MergedDocument {
  const [first = null, ...others] = bases;
  const base = others.reduce<AnnotationDocument | null>((one, other) => (one ? joinBases(one, other) : other), first);
  return mergeDocuments(base, ours, theirs);
}

/** Equals no member of any record, so that whatever differs there is listed. */
const open = { isOpen: true };

/** One state of two that crossed: what they agree on; the rest is open. */
function joinBases(one: AnnotationDocument, other: AnnotationDocument): AnnotationDocument {
  const ids = new Set([...one.records.keys(), ...other.records.keys()]);
  const records = [...ids].flatMap((id) => {
    const [a, b] = [one.records.get(id), other.records.get(id)];
    const known = a ?? b;
    return known ? [[id, isEqual(a, b) ? known : joinRecords(known, a && b)] as const] : [];
  });
  return { ...one, records: new Map(records) };
}

type Members = Readonly<Record<string, unknown>>;

/** @param other undefined where only one of the states has the record */
function joinRecords(record: DocumentRecord, other: DocumentRecord | undefined): DocumentRecord {
  const [a, b] = [record, other] as unknown as [Members, Members | undefined];
  const members = Object.entries(a).map(([name, value]) => [
    name,
    name === 'id' || name === 'kind' || (b && isEqual(value, b[name])) ? value : open,
  ]);
  return Object.fromEntries(members) as DocumentRecord;
}
