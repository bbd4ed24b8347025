import { schemaDocumentTypes } from '#schemas/domain/document.ts';
import type { OperationId, PersonId } from '#schemas/domain/id.ts';
import { AnnotationPatch, type Operation } from '#schemas/domain/operation.ts';
import type { LoggedQuery } from '../../store.ts';
import type { Connection } from '../connection.ts';

interface OperationRow {
  readonly id: OperationId;
  readonly kind: Operation['kind'];
  readonly actor: PersonId;
  readonly at: string;
  readonly patches: string;
  readonly undoes: OperationId | null;
  readonly part_of: OperationId | null;
}

const columns = 'id, kind, actor, at, patches, undoes, part_of';

/** The append-only operation log. A line's inverse follows from its patches, which hold whole records. */
export class OperationRows {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  append(operation: Operation): void {
    const { id, kind, actor, at, patches, undoes, partOf } = operation;
    const { lastInsertRowid: sequence } = this.#connection
      .prepare<readonly unknown[], never>(`INSERT INTO operation (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`)
      .run(id, kind, actor, at, JSON.stringify(patches), undoes, partOf ?? null);
    const link = this.#connection.prepare<readonly unknown[], never>(
      'INSERT INTO operation_document (document_id, sequence) VALUES (?, ?)',
    );
    for (const document of new Set(patches.map((patch) => patch.document.id))) link.run(document, sequence);
  }

  get(id: OperationId): Operation | null {
    const row = this.#connection
      .prepare<[string], OperationRow>(`SELECT ${columns} FROM operation WHERE id = ?`)
      .get(id);
    return row ? fromRow(row) : null;
  }

  logged({ actor, kinds, from, until }: LoggedQuery): readonly OperationId[] {
    return this.#connection
      .column<readonly unknown[], OperationId>(
        `SELECT id FROM operation
         WHERE kind IN (SELECT value FROM json_each(?)) AND (actor = ? OR ? IS NULL) AND at >= ? AND at <= ?
         ORDER BY sequence`,
      )
      .all(JSON.stringify(kinds), actor, actor, from ?? '', until ?? '9999');
  }

  sequenceOf(id: OperationId): number | null {
    return this.#connection.column<[string], number>('SELECT sequence FROM operation WHERE id = ?').get(id) ?? null;
  }

  /** The parts of an act in their order, by the id of any of them; one that is whole is its own only part. */
  partsOf(id: OperationId): readonly OperationId[] {
    return this.#connection
      .column<[string], OperationId>(
        `WITH first(id) AS (SELECT coalesce(part_of, id) FROM operation WHERE id = ?)
         SELECT o.id FROM first JOIN operation o ON o.id = first.id
         UNION ALL
         SELECT * FROM (SELECT o.id FROM first JOIN operation o ON o.part_of = first.id ORDER BY o.sequence)`,
      )
      .all(id);
  }

  noteUnfinished(id: OperationId): void {
    this.#connection.prepare<[string], never>('INSERT INTO unfinished_operation (id) VALUES (?)').run(id);
  }

  noteFinished(id: OperationId): void {
    this.#connection.prepare<[string], never>('DELETE FROM unfinished_operation WHERE id = ?').run(id);
  }

  unfinished(): readonly OperationId[] {
    return this.#connection.column<[], OperationId>('SELECT id FROM unfinished_operation ORDER BY id').all();
  }

  /** Operations that touched a schema record, newest first; of their patches, those of schema records. */
  ofSchema(): readonly Operation[] {
    return this.#connection
      .prepare<[], OperationRow>(
        `SELECT ${columns} FROM operation
         WHERE sequence IN (
           SELECT sequence FROM operation_document
           WHERE document_id IN (SELECT id FROM schema_record UNION ALL SELECT id FROM removed_document)
         ) AND kind NOT IN ('import', 'remove')
         ORDER BY sequence DESC`,
      )
      .all()
      .map((row) => withPatches(row, schemaPatchesOf(row.patches)))
      .filter(({ patches }) => patches.length > 0);
  }

  /** In the order of the log, after a sequence. */
  after(sequence: number, limit: number): readonly { readonly sequence: number; readonly operation: Operation }[] {
    return this.#connection
      .prepare<[number, number], OperationRow & { readonly sequence: number }>(
        `SELECT sequence, ${columns} FROM operation
         WHERE sequence > ? ORDER BY sequence LIMIT ?`,
      )
      .all(sequence, limit)
      .map(({ sequence: own, ...row }) => ({ sequence: own, operation: fromRow(row) }));
  }

  newest(): Pick<Operation, 'id' | 'at'> | null {
    const newest = this.#connection.prepare<[], Pick<Operation, 'id' | 'at'>>(
      'SELECT id, at FROM operation ORDER BY sequence DESC LIMIT 1',
    );
    return newest.get() ?? null;
  }

  recent(limit: number): readonly Operation[] {
    return this.#connection
      .prepare<[number], OperationRow>(`SELECT ${columns} FROM operation ORDER BY sequence DESC LIMIT ?`)
      .all(limit)
      .map(fromRow);
  }
}

const schemaTypes: ReadonlySet<string> = new Set(schemaDocumentTypes);

/** Split kinds leave patches of many formulas: those are not parsed. */
function schemaPatchesOf(text: string): AnnotationPatch[] {
  const patches: unknown = JSON.parse(text);
  const ofSchema = Array.isArray(patches) ? patches.filter((patch) => schemaTypes.has(patch?.document?.type)) : [];
  return AnnotationPatch.array().parse(ofSchema);
}

function fromRow(row: OperationRow): Operation {
  return withPatches(row, AnnotationPatch.array().parse(JSON.parse(row.patches)));
}

function withPatches({ part_of: partOf, ...row }: OperationRow, patches: AnnotationPatch[]): Operation {
  return { ...row, patches, ...(partOf === null ? {} : { partOf }) };
}
