import {
  type AnnotationDocument,
  type DocumentRef,
  FormulaRecord as FormulaRecordSchema,
  SideRecord as SideRecordSchema,
} from '#schemas/domain/document.ts';
import { emptyDocument } from '#shared/annotation/document.ts';
import type { SideQuery } from '../../review-store.ts';
import type { Connection } from '../connection.ts';

interface SideRow {
  readonly id: string;
  readonly type: SideQuery['type'];
  readonly records: string;
  readonly revision: number;
}

const StoredRecords = FormulaRecordSchema.or(SideRecordSchema).array();

/** Documents that stand beside the truth, as rows. Every method runs inside a transaction of its caller. */
export class SideDocumentRows {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  read(ref: DocumentRef): AnnotationDocument {
    const row = this.#connection
      .prepare<[string, string], SideRow>(
        'SELECT id, type, records, revision FROM side_document WHERE id = ? AND type = ?',
      )
      .get(ref.id, ref.type);
    return row ? fromRow(row) : emptyDocument(ref);
  }

  write(after: AnnotationDocument): void {
    const facts = factsOf(after);
    if (!facts) {
      this.#connection.prepare<[string], never>('DELETE FROM side_document WHERE id = ?').run(after.ref.id);
      return;
    }
    this.#connection
      .prepare<readonly unknown[], never>(
        `INSERT INTO side_document (id, type, page_id, formula_id, person_id, state, records, revision)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, state = excluded.state,
           records = excluded.records, revision = excluded.revision`,
      )
      .run(
        after.ref.id,
        after.ref.type,
        facts.page,
        facts.formula,
        facts.person,
        facts.state,
        JSON.stringify([...after.records.values()]),
        after.revision,
      );
  }

  /** In the order of their ids, which is that of their making. */
  list({ type, page, formula, person, states }: SideQuery, after: string | null, limit: number): AnnotationDocument[] {
    const where = ['type = ?', 'id > ?'];
    const values: unknown[] = [type, after ?? ''];
    const narrow = (condition: string, value: unknown) => {
      if (value === undefined) return;
      where.push(condition);
      values.push(value);
    };
    narrow('page_id = ?', page);
    narrow('formula_id = ?', formula);
    narrow('person_id = ?', person);
    narrow('state IN (SELECT value FROM json_each(?))', states && JSON.stringify(states));
    return this.#connection
      .prepare<readonly unknown[], SideRow>(
        `SELECT id, type, records, revision FROM side_document WHERE ${where.join(' AND ')} ORDER BY id LIMIT ?`,
      )
      .all(...values, limit)
      .map(fromRow);
  }
}

function fromRow(row: SideRow): AnnotationDocument {
  const records = StoredRecords.parse(JSON.parse(row.records));
  return {
    ref: { type: row.type, id: row.id },
    revision: row.revision,
    records: new Map(records.map((record) => [record.id, record])),
  };
}

/** The columns that side documents are found by; null for one that was removed. */
function factsOf(document: AnnotationDocument) {
  const root = document.records.get(document.ref.id);
  switch (root?.kind) {
    case 'thread':
      return {
        page: root.page,
        formula: root.formula,
        person: null,
        state: root.resolved === null ? 'open' : 'resolved',
      };
    case 'second-annotation':
      return { page: root.page, formula: root.formula, person: root.annotator, state: root.state };
    case 'second-sample':
      return { page: null, formula: null, person: root.drawnBy, state: 'drawn' };
    case 'duplicate-decision':
      return { page: null, formula: null, person: root.by, state: root.verdict };
    case 'saved-view':
      return { page: null, formula: null, person: root.owner, state: root.shared ? 'shared' : 'own' };
    default:
      return null;
  }
}
