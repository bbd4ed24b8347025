import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { type MergedDocument, mergeDocuments, setMembers } from '#shared/annotation/merge-documents.ts';

/** The common states from which a merge starts. */
export interface Bases {
  /** One; two where neither is known to contain the other; none where nothing is known. */
  readonly states: readonly AnnotationDocument[];
  /** Whether the two did not cross: one of them contains the other, and it is not known which. */
  readonly isOneLater: boolean;
}

/** Merges from what is known to be common. Of two, one of which is the later one, the one that leaves less to decide. */
export function mergeFrom(
  { states, isOneLater }: Bases,
  ours: AnnotationDocument,
  theirs: AnnotationDocument,
): MergedDocument {
  if (isOneLater) {
    const [best, next] = states
      .map((state) => mergeDocuments(state, ours, theirs))
      .sort((a, b) => a.conflicts.length - b.conflicts.length);
    if (best && (!next || best.conflicts.length < next.conflicts.length)) return best;
  }
  const [first = null, ...others] = states;
  const base = others.reduce<AnnotationDocument | null>((one, other) => (one ? joinBases(one, other) : other), first);
  return mergeDocuments(base, ours, theirs);
}

/** Equals no member of any record, so that whatever differs there is listed. */
export const open = { isOpen: true };

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
  const members = Object.entries(a).map(([name, value]) => {
    const isKnown = name === 'id' || name === 'kind' || (b && isEqual(value, b[name]));
    return [name, isKnown ? value : inBoth(name, value, b?.[name])];
  });
  return Object.fromEntries(members) as DocumentRecord;
}

/** Of sets what both states have: a set that is open would have neither side's removals. */
export function inBoth(name: string, one: unknown, other: unknown): unknown {
  if (!setMembers.has(name) || !Array.isArray(one) || !Array.isArray(other)) return open;
  return one.filter((element) => other.includes(element));
}
