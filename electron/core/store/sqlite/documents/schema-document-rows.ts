import type { AnnotationDocument, DocumentRef } from '#schemas/domain/document.ts';
import { SchemaRecord } from '#schemas/domain/document.ts';
import { emptyDocument } from '#shared/annotation/document.ts';
import type { Connection } from '../connection.ts';

/** Documents of the schema, each of one record, as rows. Every method runs inside a transaction of its caller. */
export class SchemaDocumentRows {
  readonly #connection: Connection;
  readonly #parsed = new Map<string, { readonly text: string; readonly record: SchemaRecord }>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  all(): readonly { readonly record: SchemaRecord; readonly revision: number }[] {
    return this.#connection
      .prepare<[], { id: string; record: string; revision: number }>(
        'SELECT id, record, revision FROM schema_record ORDER BY type, id',
      )
      .all()
      .map(({ id, record: text, revision }) => ({ record: this.#parse(id, text), revision }));
  }

  /** Hundreds of them are read for every list and figure: each is parsed again only where its text has changed. */
  #parse(id: string, text: string): SchemaRecord {
    const parsed = this.#parsed.get(id);
    if (parsed?.text === text) return parsed.record;
    const record = SchemaRecord.parse(JSON.parse(text));
    this.#parsed.set(id, { text, record });
    return record;
  }

  read(ref: DocumentRef): AnnotationDocument {
    const row = this.#connection
      .prepare<[string, string], { record: string; revision: number }>(
        'SELECT record, revision FROM schema_record WHERE id = ? AND type = ?',
      )
      .get(ref.id, ref.type);
    if (!row) return emptyDocument(ref);
    return {
      ref,
      revision: row.revision,
      records: new Map([[ref.id, this.#parse(ref.id, row.record)]]),
    };
  }

  write(after: AnnotationDocument): void {
    const record = after.records.get(after.ref.id);
    if (!record) {
      this.#connection.prepare<[string], never>('DELETE FROM schema_record WHERE id = ?').run(after.ref.id);
      return;
    }
    this.#connection
      .prepare<[string, string, string, number], never>(
        `INSERT INTO schema_record (id, type, record, revision) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET record = excluded.record, revision = excluded.revision`,
      )
      .run(record.id, record.kind, JSON.stringify(record), after.revision);
  }
}
