import type { DocumentRecord, DocumentRef } from '#schemas/domain/document.ts';

/** One place where an edit that is not saved yet and somebody else's meet. */
export interface MergeConflict {
  readonly document: DocumentRef;
  /** Id of the record. */
  readonly record: string;
  /** The member that both changed; null where one of them took the record away, or both related the same symbol. */
  readonly member: string | null;
  /** As it was made here; null where it was taken away here. */
  readonly mine: DocumentRecord | null;
  /** As it is stored; null where somebody took it away. */
  readonly theirs: DocumentRecord | null;
}

export type Side = 'mine' | 'theirs';

/** Names a conflict for as long as the edit waits. */
export function conflictKey(conflict: Pick<MergeConflict, 'record' | 'member'>): string {
  return `${conflict.record}/${conflict.member ?? ''}`;
}
