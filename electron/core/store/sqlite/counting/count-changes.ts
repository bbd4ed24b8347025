import type { AnnotationDocument, DocumentRef } from '#schemas/domain/document.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { contributionOf } from '#shared/quota/contribution.ts';
import type { DocumentRows } from '../documents/document-rows.ts';
import type { CounterRows } from './counter-rows.ts';
import type { ProgressRows } from './progress-rows.ts';

/**
 * Formulas whose share of the counters, or place in the search index, an operation may change: those patched, and all on
 * pages whose regions or writer changed.
 */
export function affectedFormulas(
  rows: DocumentRows,
  before: readonly AnnotationDocument[],
  after: readonly AnnotationDocument[],
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [index, document] of before.entries()) {
    if (document.ref.type === 'formula') ids.add(document.ref.id);
    const pageBefore = pageOf(document);
    const documentAfter = after[index];
    const pageAfter = documentAfter ? pageOf(documentAfter) : null;
    if (!pageBefore || !pageAfter) continue;
    if (
      pageBefore.holds !== pageAfter.holds ||
      pageBefore.writer !== pageAfter.writer ||
      pageBefore.regions.state !== pageAfter.regions.state
    ) {
      for (const id of rows.formulaIdsOfPage(document.ref.id)) ids.add(id);
    }
  }
  return ids;
}

/**
 * Takes pages and formulas out of the counters before they are written (`sign` -1), or counts them afterwards (1).
 *
 * @param change.documents those of the operation as the rows hold them at that moment: only others are read
 */
export function countDocuments(
  readOther: (ref: DocumentRef) => AnnotationDocument,
  { counters, progress }: { readonly counters: CounterRows; readonly progress: ProgressRows },
  change: {
    readonly affected: ReadonlySet<string>;
    readonly documents: readonly AnnotationDocument[];
    readonly sign: 1 | -1;
  },
): void {
  const { documents, sign } = change;
  const known = new Map<string, AnnotationDocument>(documents.map((document) => [document.ref.id, document]));
  const read = (ref: DocumentRef) => known.get(ref.id) ?? readOther(ref);
  for (const document of documents) counters.addPage(pageOf(document), sign);
  for (const id of change.affected) {
    const document = read({ type: 'formula', id });
    const formula = formulaOf(document);
    const page = formula && pageOf(read({ type: 'page', id: formula.page }));
    const contribution = page && contributionOf(document, page);
    counters.add(contribution, sign);
    progress.add(contribution, sign);
  }
}
