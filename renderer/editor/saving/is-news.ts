import type { DocumentRef } from '#schemas/domain/document.ts';
import { documentIn, pageIn, type Work } from '../work/work.ts';

/** A document of which somebody tells that it has a new revision; 0: it is gone. */
export interface HeardDocument {
  readonly ref: DocumentRef;
  readonly revision: number;
}

/** Whether the stored work is behind. A formula that is not known here may be new on this page, if it is new at all. */
export function isNews(stored: Work, heard: readonly HeardDocument[]): boolean {
  return heard.some(({ ref, revision }) => {
    const known = documentIn(stored, ref);
    if (known.records.size > 0) return revision === 0 || known.revision < revision;
    return ref.type === 'formula' && revision === 1 && pageIn(stored).holds === 'formulas';
  });
}
