import { type DocumentRef, DocumentShape } from '#schemas/domain/document.ts';
import { OperationId, ProjectId } from '#schemas/domain/id.ts';
import { KeptPlace } from '#schemas/formats/archived-base.ts';
import { documentFromShape, documentToShape } from '#shared/annotation/document.ts';
import type { ExchangedDocument, ExchangeStore } from '../exchange-store.ts';
import type { Connection } from './connection.ts';

interface ExchangeRow {
  readonly project: string;
  readonly type: string;
  readonly id: string;
  readonly document: string;
  readonly operation: string | null;
  readonly here: number;
  readonly kept: string;
}

/** Ids that are written by one statement. */
const idsAtOnce = 1000;

/** Documents as they came from other projects, as rows. */
export class SqliteExchangeStore implements ExchangeStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async exchanged(project: ProjectId, refs: readonly DocumentRef[]): Promise<readonly ExchangedDocument[]> {
    const find = this.#connection.prepare<[string, string, string], ExchangeRow>(
      'SELECT * FROM exchanged_document WHERE project = ? AND type = ? AND id = ?',
    );
    return refs.flatMap(({ type, id }) => {
      const row = find.get(project, type, id);
      return row ? [exchangedOf(row)] : [];
    });
  }

  async exchangedAfter(after: ExchangedDocument | null, limit: number): Promise<readonly ExchangedDocument[]> {
    const rows = this.#connection
      .prepare<readonly unknown[], ExchangeRow>(
        'SELECT * FROM exchanged_document WHERE (project, type, id) > (?, ?, ?) ORDER BY project, type, id LIMIT ?',
      )
      .all(after?.project ?? '', after?.document.ref.type ?? '', after?.document.ref.id ?? '', limit);
    return rows.map(exchangedOf);
  }

  async exchangedCopies(project: ProjectId, ref: DocumentRef): Promise<readonly ExchangedDocument[]> {
    return this.#copiesOf(project, ref).map(exchangedOf);
  }

  async copiesAfter(after: ExchangedDocument | null, limit: number): Promise<readonly ExchangedDocument[]> {
    const rows = this.#connection
      .prepare<readonly unknown[], ExchangeRow>(
        `SELECT * FROM exchanged_copy WHERE (project, type, id, operation) > (?, ?, ?, ?)
         ORDER BY project, type, id, operation LIMIT ?`,
      )
      .all(
        after?.project ?? '',
        after?.document.ref.type ?? '',
        after?.document.ref.id ?? '',
        after?.operation ?? '',
        limit,
      );
    return rows.map(exchangedOf);
  }

  async withoutAct(project: ProjectId): Promise<ReadonlyMap<string, number>> {
    const rows = this.#connection.read(() =>
      this.#connection
        .prepare<[string], { id: string; revision: number }>(
          `SELECT id, json_extract(document, '$.revision') AS revision FROM exchanged_document
           WHERE project = ? AND operation IS NULL`,
        )
        .all(project),
    );
    return new Map(rows.map(({ id, revision }) => [id, revision]));
  }

  async saveExchanged(documents: readonly ExchangedDocument[], acts?: ReadonlySet<OperationId>): Promise<void> {
    this.#connection.write(() => {
      if (acts) for (const { project, document } of documents) this.#partCopies(project, document.ref, acts);
      const save = this.#connection.prepare<readonly unknown[], never>(
        'INSERT OR REPLACE INTO exchanged_document (project, type, id, document, operation, here, kept) VALUES (?, ?, ?, ?, ?, ?, ?)',
      );
      for (const { project, document, operation, here, kept } of documents) {
        const { type, id } = document.ref;
        save.run(project, type, id, JSON.stringify(documentToShape(document)), operation, here, JSON.stringify(kept));
      }
    });
  }

  /** Keeps what came from another copy than the one with these acts, and forgets what this one has gone on from. */
  #partCopies(project: ProjectId, ref: DocumentRef, acts: ReadonlySet<string>): void {
    const keep = this.#connection.prepare<[string, string, string], never>(
      `INSERT OR REPLACE INTO exchanged_copy (project, type, id, operation, document, here, kept)
       SELECT project, type, id, operation, document, here, kept FROM exchanged_document
       WHERE project = ? AND type = ? AND id = ?`,
    );
    const { type, id } = ref;
    const last = this.#connection
      .column<[string, string, string], string | null>(
        'SELECT operation FROM exchanged_document WHERE project = ? AND type = ? AND id = ?',
      )
      .get(project, type, id);
    if (typeof last === 'string' && !acts.has(last)) keep.run(project, type, id);
    const forget = this.#connection.prepare<[string, string, string, string], never>(
      'DELETE FROM exchanged_copy WHERE project = ? AND type = ? AND id = ? AND operation = ?',
    );
    for (const { operation } of this.#copiesOf(project, ref)) {
      if (operation !== null && acts.has(operation)) forget.run(project, type, id, operation);
    }
  }

  #copiesOf(project: ProjectId, { type, id }: DocumentRef): readonly ExchangeRow[] {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[string, string, string], ExchangeRow>(
          'SELECT * FROM exchanged_copy WHERE project = ? AND type = ? AND id = ? ORDER BY operation',
        )
        .all(project, type, id),
    );
  }

  async saveTaken(operations: Iterable<OperationId>): Promise<void> {
    const ids = [...operations];
    this.#connection.write(() => {
      const save = this.#connection.prepare<[string], never>(
        'INSERT OR IGNORE INTO taken_operation (id) SELECT value FROM json_each(?)',
      );
      for (let from = 0; from < ids.length; from += idsAtOnce)
        save.run(JSON.stringify(ids.slice(from, from + idsAtOnce)));
    });
  }

  async isTaken(operation: OperationId): Promise<boolean> {
    return this.#has('SELECT 1 FROM taken_operation WHERE id = ?', operation);
  }

  async isLogged(document: string, operation?: OperationId): Promise<boolean> {
    if (operation === undefined) return this.#has('SELECT 1 FROM operation_document WHERE document_id = ?', document);
    return this.#has(
      `SELECT 1 FROM operation o JOIN operation_document d ON d.sequence = o.sequence
       WHERE o.id = ? AND d.document_id = ?`,
      operation,
      document,
    );
  }

  #has(sql: string, ...ids: readonly string[]): boolean {
    return this.#connection.read(() => this.#connection.column<readonly string[], 1>(sql).get(...ids) !== undefined);
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

function exchangedOf({ project, document, operation, here, kept }: ExchangeRow): ExchangedDocument {
  return {
    project: ProjectId.parse(project),
    document: documentFromShape(DocumentShape.parse(JSON.parse(document))),
    operation: OperationId.nullable().parse(operation),
    here,
    kept: KeptPlace.array().parse(JSON.parse(kept)),
  };
}
