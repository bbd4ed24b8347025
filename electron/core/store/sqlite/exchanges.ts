import { type AnnotationDocument, type DocumentRef, DocumentShape } from '#schemas/domain/document.ts';
import { ProjectId } from '#schemas/domain/id.ts';
import { documentFromShape, documentToShape } from '#shared/annotation/document.ts';
import type { ExchangedDocument, ExchangeStore } from '../exchange-store.ts';
import type { Connection } from './connection.ts';

interface ExchangeRow {
  readonly project: string;
  readonly type: string;
  readonly id: string;
  readonly document: string;
}

/** Documents as they came from other projects, as rows. */
export class SqliteExchangeStore implements ExchangeStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async exchanged(project: ProjectId, refs: readonly DocumentRef[]): Promise<readonly AnnotationDocument[]> {
    const find = this.#connection.prepare<[string, string, string], ExchangeRow>(
      'SELECT * FROM exchanged_document WHERE project = ? AND type = ? AND id = ?',
    );
    return refs.flatMap(({ type, id }) => {
      const row = find.get(project, type, id);
      return row ? [documentOf(row)] : [];
    });
  }

  async exchangedAfter(after: ExchangedDocument | null, limit: number): Promise<readonly ExchangedDocument[]> {
    const rows = this.#connection
      .prepare<readonly unknown[], ExchangeRow>(
        'SELECT * FROM exchanged_document WHERE (project, type, id) > (?, ?, ?) ORDER BY project, type, id LIMIT ?',
      )
      .all(after?.project ?? '', after?.document.ref.type ?? '', after?.document.ref.id ?? '', limit);
    return rows.map((row) => ({ project: ProjectId.parse(row.project), document: documentOf(row) }));
  }

  async saveExchanged(project: ProjectId, documents: readonly AnnotationDocument[]): Promise<void> {
    this.#connection.write(() => {
      const save = this.#connection.prepare<readonly unknown[], never>(
        'INSERT INTO exchanged_document (project, type, id, document) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET document = excluded.document',
      );
      for (const document of documents) {
        save.run(project, document.ref.type, document.ref.id, JSON.stringify(documentToShape(document)));
      }
    });
  }

  async joinedRecords(): Promise<ReadonlyMap<string, string>> {
    const rows = this.#connection.read(() =>
      this.#connection
        .prepare<[], { id: string; standsFor: string }>(
          `SELECT id, stands_for AS standsFor FROM joined_record
           WHERE id NOT IN (SELECT id FROM schema_record) ORDER BY id`,
        )
        .all(),
    );
    return new Map(rows.map(({ id, standsFor }) => [id, standsFor]));
  }

  async saveJoinedRecords(joined: ReadonlyMap<string, string>): Promise<void> {
    this.#connection.write(() => {
      const save = this.#connection.prepare<[string, string], never>(
        'INSERT INTO joined_record (id, stands_for) VALUES (?, ?) ON CONFLICT DO NOTHING',
      );
      for (const [id, standsFor] of joined) save.run(id, standsFor);
    });
  }
}

function documentOf({ document }: ExchangeRow): AnnotationDocument {
  return documentFromShape(DocumentShape.parse(JSON.parse(document)));
}
