import type { AnnotationDocument, DocumentRef } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { FormulaId } from '#schemas/domain/id.ts';
import type { Page } from '#schemas/domain/page.ts';
import { emptyDocument, formulaOf, pageOf } from '#shared/annotation/document.ts';

/** Everything on one page: the page's document and those of its formulas, oldest formula first. */
export interface Work {
  readonly page: AnnotationDocument;
  readonly formulas: ReadonlyMap<FormulaId, AnnotationDocument>;
}

/** The page record. Throws on a document that is no page: such work is never opened. */
export function pageIn(work: Work): Page {
  const page = pageOf(work.page);
  if (!page) throw new TypeError(`document ${work.page.ref.id} holds no page`);
  return page;
}

export function formulaIn(work: Work, id: FormulaId): Formula | null {
  const document = work.formulas.get(id);
  return document ? formulaOf(document) : null;
}

/** The document that a reference names; an empty one where it does not exist here. */
export function documentIn(work: Work, ref: DocumentRef): AnnotationDocument {
  if (ref.type === 'page') return ref.id === work.page.ref.id ? work.page : emptyDocument(ref);
  return work.formulas.get(FormulaId.parse(ref.id)) ?? emptyDocument(ref);
}

/** The work with one document replaced; a formula without records is on the page no longer. */
export function withDocument(work: Work, document: AnnotationDocument): Work {
  if (document.ref.type === 'page') return { ...work, page: document };
  const formulas = new Map(work.formulas);
  const id = FormulaId.parse(document.ref.id);
  if (document.records.size === 0) formulas.delete(id);
  else formulas.set(id, document);
  return { ...work, formulas };
}
