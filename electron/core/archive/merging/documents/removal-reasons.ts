import type { DocumentRef, DocumentType } from '#schemas/domain/document.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { counted } from '#shared/words/counted.ts';

/** What was removed here and is in the archive as it was. */
export function staysRemoved(source: string, type: DocumentType, count: number): Reason {
  const message = `${source}: ${counted(count, nameOf(type))} that ${count === 1 ? 'was' : 'were'} removed here and did not change there ${count === 1 ? 'stays' : 'stay'} removed.`;
  return reason('archive-stays-removed', message, { source, count, what: termOf(type) });
}

/** What was removed here and is not in the archive as it was. */
export function changedAndRemovedHere(source: string, { type, id }: DocumentRef): Reason {
  const message = `${source}: the ${nameOf(type)} ${id} was removed here and changed there; it stays removed. Undo the removal and import the archive again to have what was done there.`;
  return reason('archive-changed-removed-here', message, { source, record: id, what: termOf(type) });
}

/** Work on a page that was removed here. */
export function newOnRemovedPage(source: string, count: number): Reason {
  const message = `${source}: this page was removed here, so ${counted(count, 'formula or conversation', 'formulas or conversations')} that ${count === 1 ? 'is' : 'are'} new on it there ${count === 1 ? 'was' : 'were'} not taken. Undo the removal and import the archive again to have ${count === 1 ? 'it' : 'them'}.`;
  return reason('archive-page-removed-here', message, { source, count });
}

/** What was removed there, and here, too. */
export function removedThere(source: string, type: DocumentType, count: number): Reason {
  const message = `${source}: ${counted(count, nameOf(type))} that ${count === 1 ? 'was' : 'were'} removed there and did not change here ${count === 1 ? 'was' : 'were'} removed.`;
  return reason('archive-removed-there', message, { source, count, what: termOf(type) });
}

/** What was removed there and stays here. */
export function keptAndRemovedThere(source: string, { type, id }: DocumentRef): Reason {
  const message = `${source}: the ${nameOf(type)} ${id} was removed there and stays here; remove it here, too, if that is meant.`;
  return reason('archive-kept-removed-there', message, { source, record: id, what: termOf(type) });
}

const termOf = (type: DocumentType) => ({ term: 'record-part', kind: type, field: null }) as const;

function nameOf(type: DocumentType): string {
  return type.replaceAll('-', ' ');
}
