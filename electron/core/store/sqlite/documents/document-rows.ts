import type { AnnotationDocument, DocumentRef, SchemaRecord } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { Connection } from '../connection.ts';
import type { Canonicaliser } from './canonicaliser.ts';
import { FormulaDocumentRows } from './formula-document-rows.ts';
import { PageDocumentRows } from './page-document-rows.ts';
import { SchemaDocumentRows } from './schema-document-rows.ts';
import { SideDocumentRows } from './side-document-rows.ts';

/** Reads and writes documents of every type as rows. Every method runs inside a transaction of its caller. */
export class DocumentRows {
  readonly #connection: Connection;
  readonly #pages: PageDocumentRows;
  readonly #formulas: FormulaDocumentRows;
  readonly #sideDocuments: SideDocumentRows;
  readonly #schema: SchemaDocumentRows;

  constructor(connection: Connection, canonicaliser: () => Canonicaliser) {
    this.#connection = connection;
    this.#pages = new PageDocumentRows(connection);
    this.#formulas = new FormulaDocumentRows(connection, canonicaliser);
    this.#sideDocuments = new SideDocumentRows(connection);
    this.#schema = new SchemaDocumentRows(connection);
  }

  read(ref: DocumentRef): AnnotationDocument {
    switch (ref.type) {
      case 'page':
        return this.#pages.read(ref);
      case 'formula':
        return this.#formulas.read(ref);
      case 'thread':
      case 'second-annotation':
      case 'second-sample':
      case 'duplicate-decision':
      case 'saved-view':
        return this.#sideDocuments.read(ref);
      default:
        return this.#schema.read(ref);
    }
  }

  /** Writes what a patch changed. `after` is the whole document with its new revision. */
  write(after: AnnotationDocument, patch: AnnotationPatch, page: Page | null): void {
    switch (after.ref.type) {
      case 'page':
        this.#pages.write(after);
        return;
      case 'formula':
        this.#formulas.write(after, patch, page);
        return;
      case 'thread':
      case 'second-annotation':
      case 'second-sample':
      case 'duplicate-decision':
      case 'saved-view':
        this.#sideDocuments.write(after);
        return;
      default:
        this.#schema.write(after);
    }
  }

  /** Revision that a document gets when it is added: one more than it had when it was removed. */
  revisionOfRemoved(id: string): number {
    const row = this.#connection
      .prepare<[string], { revision: number }>('SELECT revision FROM removed_document WHERE id = ?')
      .get(id);
    return row?.revision ?? 0;
  }

  rememberRemoved(id: string, revision: number): void {
    this.#connection
      .prepare<[string, number], never>('INSERT OR REPLACE INTO removed_document (id, revision) VALUES (?, ?)')
      .run(id, revision);
  }

  formulaIdsOfPage(page: string): readonly string[] {
    return this.#connection
      .prepare<[string], { id: string }>('SELECT id FROM formula WHERE page_id = ? ORDER BY id')
      .all(page)
      .map((row) => row.id);
  }

  schemaRecords(): readonly { readonly record: SchemaRecord; readonly revision: number }[] {
    return this.#schema.all();
  }
}
