import type { AnnotationDocument, DocumentRecord, DocumentRef, DocumentShape } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { FormulaId, PageId } from '#schemas/domain/id.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';

/** A document that does not exist (yet, or any more). */
export function emptyDocument(ref: DocumentRef): AnnotationDocument {
  return { ref, revision: 0, records: new Map() };
}

export function documentFromShape(shape: DocumentShape): AnnotationDocument {
  return {
    ref: shape.ref,
    revision: shape.revision,
    records: new Map(shape.records.map((record) => [record.id, record])),
  };
}

/** Records in the order of their ids, so that equal documents have equal shapes. */
export function documentToShape(document: AnnotationDocument): DocumentShape {
  return {
    ref: document.ref,
    revision: document.revision,
    records: [...document.records.values()].sort(byId),
  };
}

/** The record that has the document's own id; null for a document that does not exist. */
export function rootOf(document: AnnotationDocument): DocumentRecord | null {
  return document.records.get(document.ref.id) ?? null;
}

export function formulaOf(document: AnnotationDocument): Formula | null {
  const root = rootOf(document);
  return root?.kind === 'formula' ? root : null;
}

export function pageOf(document: AnnotationDocument): Page | null {
  const root = rootOf(document);
  return root?.kind === 'page' ? root : null;
}

/** Where a page or formula is worked on; null for any other document, and for one that is not there. */
export function placeOf(
  document: AnnotationDocument,
): { readonly page: PageId; readonly formula: FormulaId | null } | null {
  const [page, formula] = [pageOf(document), formulaOf(document)];
  if (page) return { page: page.id, formula: null };
  return formula ? { page: formula.page, formula: formula.id } : null;
}

/** Symbols of a formula document, in the order of their ids. */
export function symbolsOf(document: AnnotationDocument): readonly FormulaSymbol[] {
  return [...document.records.values()].filter((record) => record.kind === 'symbol').sort(byId);
}

/** Relations of a formula document, in the order of their ids. */
export function relationsOf(document: AnnotationDocument): readonly Relation[] {
  return [...document.records.values()].filter((record) => record.kind === 'relation').sort(byId);
}

/** The formula document that a second annotation holds; null for any other document. */
export function documentOfSecond(document: AnnotationDocument): AnnotationDocument | null {
  const root = rootOf(document);
  if (root?.kind !== 'second-annotation') return null;
  const records = new Map(document.records);
  records.delete(root.id);
  return { ref: { type: 'formula', id: root.formula }, revision: document.revision, records };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
