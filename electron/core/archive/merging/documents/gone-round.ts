import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { openRecord } from './crossed-base.ts';

/**
 * The last state that both logs know of, with what both sides had since and one of them removed: it had gone from one to
 * the other over a third project, so on the side that still has it, it is not new.
 *
 * @param since versions here after that state, the newest first
 * @param removedThere records that the log of the archive removed after that state
 */
export function withGoneRound(
  shared: AnnotationDocument,
  since: readonly AnnotationDocument[],
  theirs: AnnotationDocument,
  removedThere: ReadonlySet<string>,
): AnnotationDocument {
  const [ours = shared] = since;
  const records = new Map(shared.records);
  for (const [id, states] of newSince(shared, since)) {
    const [last] = states;
    const [here, there] = [ours.records.get(id), theirs.records.get(id)];
    if (!here && there) records.set(id, states.find((state) => isEqual(state, there)) ?? last);
    // Which of several states went round is not known, so whether it changed here since.
    const isOneState = states.every((state) => isEqual(state, last));
    if (here && !there && removedThere.has(id)) records.set(id, isOneState ? last : openRecord(last));
  }
  return { ...shared, records };
}

/** States of records that a document lacks and had later, the newest first. */
function newSince(
  shared: AnnotationDocument,
  since: readonly AnnotationDocument[],
): ReadonlyMap<string, readonly [DocumentRecord, ...DocumentRecord[]]> {
  const found = new Map<string, [DocumentRecord, ...DocumentRecord[]]>();
  for (const { records } of since) {
    for (const record of records.values()) {
      if (shared.records.has(record.id)) continue;
      const states = found.get(record.id);
      if (!states) found.set(record.id, [record]);
      else if (states.at(-1) !== record) states.push(record);
    }
  }
  return found;
}
