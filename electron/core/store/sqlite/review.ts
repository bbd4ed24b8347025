import type { ReviewFilter, ReviewItem } from '#schemas/contract/review.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { CategoryId, FormulaId, PageId, PersonId, Timestamp } from '#schemas/domain/id.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import { AnnotationPatch, type Operation } from '#schemas/domain/operation.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import type { Candidate, LoggedChange, ReviewStore, SideQuery, WorkOnPage } from '../review-store.ts';
import type { ListPart } from '../store.ts';
import type { Connection } from './connection.ts';
import type { DocumentRows } from './documents/document-rows.ts';
import { SideDocumentRows } from './documents/side-document-rows.ts';
import { listReviewItems } from './review-queue.ts';
import { categoriesByFacet } from './search/filter-sets.ts';

/** Reviews, on the tables of `0004-review.ts`. */
export class SqliteReviewStore implements ReviewStore {
  readonly #connection: Connection;
  readonly #documents: DocumentRows;
  readonly #sideDocuments: SideDocumentRows;
  readonly #layersAsked: () => readonly LayerName[];

  constructor(connection: Connection, documents: DocumentRows, layersAsked: () => readonly LayerName[]) {
    this.#connection = connection;
    this.#documents = documents;
    this.#layersAsked = layersAsked;
    this.#sideDocuments = new SideDocumentRows(connection);
  }

  async queue(
    filter: ReviewFilter,
    reader: PersonId,
    after: string | null,
    limit: number,
  ): Promise<ListPart<ReviewItem>> {
    return this.#connection.read(() => {
      const categories = categoriesByFacet(
        filter.categories,
        this.#documents.schemaRecords().map(({ record }) => record),
      );
      return listReviewItems(this.#connection, { filter, categories, reader, after, limit });
    });
  }

  async unchecked(limit: number): Promise<{ readonly count: number; readonly formulas: readonly FormulaId[] }> {
    const condition = "waiting = 1 AND score IS NULL AND type = 'formula'";
    return this.#connection.read(() => ({
      count:
        this.#connection.prepare<[], { n: number }>(`SELECT count(*) AS n FROM review_item WHERE ${condition}`).get()
          ?.n ?? 0,
      formulas: this.#connection
        .prepare<[number], { document_id: FormulaId }>(
          `SELECT document_id FROM review_item WHERE ${condition} ORDER BY document_id LIMIT ?`,
        )
        .all(limit)
        .map((row) => row.document_id),
    }));
  }

  async keepScores(
    scores: readonly { readonly formula: FormulaId; readonly revision: number; readonly score: number }[],
  ): Promise<void> {
    this.#connection.write(() => {
      const keep = this.#connection.prepare<readonly unknown[], never>(
        `UPDATE review_item SET score = ? WHERE document_id = ?
         AND EXISTS (SELECT 1 FROM formula f WHERE f.id = document_id AND f.revision = ?)`,
      );
      for (const { formula, revision, score } of scores) keep.run(score, formula, revision);
    });
  }

  async sideDocuments(query: SideQuery, after: string | null, limit: number): Promise<readonly AnnotationDocument[]> {
    return this.#connection.read(() => this.#sideDocuments.list(query, after, limit));
  }

  async formulasAnnotatedAgainBy(person: PersonId): Promise<readonly FormulaId[]> {
    return this.#connection.read(() =>
      this.#connection
        .column<[string], FormulaId>(
          `SELECT formula_id FROM side_document
           WHERE type = 'second-annotation' AND state = 'open' AND person_id = ? ORDER BY id`,
        )
        .all(person),
    );
  }

  async workOnPages(pages: readonly PageId[], filledAfter: Timestamp | null): Promise<readonly WorkOnPage[]> {
    interface Row {
      readonly page: PageId;
      readonly name: string;
      readonly importedAt: Timestamp;
      readonly formulas: number;
      readonly edited: number;
      readonly filled: number;
      readonly discussed: number;
    }
    const rows = this.#connection.read(() =>
      this.#connection
        .prepare<readonly unknown[], Row>(
          `SELECT p.id AS page, p.source_name AS name, p.imported_at AS importedAt,
             (SELECT count(*) FROM formula f WHERE f.page_id = p.id) AS formulas,
             EXISTS (SELECT 1 FROM side_document s WHERE s.page_id = p.id) AS discussed,
             EXISTS (${laterActs} AND ${rootKind} NOT IN ('import','schema','remove')) AS edited,
             EXISTS (${laterActs} AND o.kind = 'import' AND o.at > ?) AS filled
           FROM page p WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id`,
        )
        .all(filledAfter ?? '~', JSON.stringify(pages)),
    );
    return rows.map(({ edited, filled, discussed, ...row }) => ({
      ...row,
      isEdited: edited === 1,
      isFilled: filled === 1,
      isDiscussed: discussed === 1,
    }));
  }

  async changesOf(document: string, before: number | null, limit: number): Promise<readonly LoggedChange[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<readonly unknown[], Omit<LoggedChange, 'patch' | 'redoes'> & { patch: string; takenBack: number }>(
          `SELECT o.sequence, o.id AS operation, o.kind, o.actor, o.at, o.undoes, p.value AS patch,
             json_array_length(o.patches) + CASE WHEN o.part_of IS NULL AND NOT EXISTS (
               SELECT 1 FROM operation q WHERE q.part_of = o.id) THEN 0 ELSE (
               SELECT coalesce(sum(json_array_length(q.patches)), 0) FROM operation q
               WHERE q.sequence <> o.sequence AND (q.part_of = coalesce(o.part_of, o.id) OR q.id = o.part_of)) END AS documents, (
               WITH RECURSIVE chain(undoes, length) AS (
                 SELECT o.undoes, 0 UNION ALL
                 SELECT before.undoes, length + 1 FROM chain JOIN operation before ON before.id = chain.undoes
               )
               SELECT max(length) FROM chain
             ) AS takenBack
           FROM operation_document d JOIN operation o ON o.sequence = d.sequence, json_each(o.patches) p
           WHERE d.document_id = ? AND d.sequence < ? AND json_extract(p.value, '$.document.id') = d.document_id
           ORDER BY d.sequence DESC LIMIT ?`,
        )
        .all(document, before ?? Number.MAX_SAFE_INTEGER, limit)
        .map(({ takenBack, ...row }) => ({
          ...row,
          redoes: takenBack > 0 && takenBack % 2 === 0,
          patch: AnnotationPatch.parse(JSON.parse(row.patch)),
        })),
    );
  }

  async candidates(
    categories: readonly CategoryId[],
    after: FormulaId | null,
    limit: number,
  ): Promise<readonly Candidate[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<readonly unknown[], Candidate>(
          `SELECT f.id AS formula, f.page_id AS page FROM formula f
             JOIN page p ON p.id = f.page_id
           WHERE f.id > ? AND ${isHandedIn(this.#layersAsked())} AND NOT EXISTS (
             SELECT 1 FROM side_document d
             WHERE d.formula_id = f.id AND d.type = 'second-annotation' AND d.state IN ('open','submitted'))
           AND (SELECT count(*) FROM formula_category c WHERE c.formula_id = f.id
             AND c.category_id IN (SELECT value FROM json_each(?))) = ?
           ORDER BY f.id LIMIT ?`,
        )
        .all(after ?? '', JSON.stringify(categories), new Set(categories).size, limit),
    );
  }

  /** Keeps the queue in the transaction of each operation. */
  follow(operation: Operation, before: readonly AnnotationDocument[], after: readonly AnnotationDocument[]): void {
    for (const [index, document] of after.entries()) {
      const was = before[index];
      const isWaiting = waitsForReview(document);
      if (!isWaiting && !(was && waitsForReview(was))) continue;
      if (!isWaiting) {
        this.#connection
          .prepare<readonly unknown[], never>(
            'UPDATE review_item SET waiting = 0, returns = returns + ? WHERE document_id = ?',
          )
          .run(operation.kind === 'return' ? 1 : 0, document.ref.id);
        continue;
      }
      const page = pageOf(document)?.id ?? formulaOf(document)?.page ?? '';
      const isSubmission = operation.kind === 'submit' || operation.kind === 'import' ? 1 : 0;
      const isReturn = operation.kind === 'return' ? 1 : 0;
      this.#connection
        .prepare<readonly unknown[], never>(
          `INSERT INTO review_item (document_id, type, page_id, waiting, submitter, submitted_at, returns)
           VALUES (?, ?, ?, 1, ?, ?, 0)
           ON CONFLICT (document_id) DO UPDATE SET waiting = 1, score = NULL, returns = returns + ?,
             submitter = CASE WHEN ? THEN excluded.submitter ELSE submitter END,
             submitted_at = CASE WHEN ? THEN excluded.submitted_at ELSE submitted_at END`,
        )
        .run(
          document.ref.id,
          document.ref.type,
          page,
          operation.actor,
          operation.at,
          isReturn,
          isSubmission,
          isSubmission,
        );
    }
  }
}

function waitsForReview(document: AnnotationDocument): boolean {
  const formula = formulaOf(document);
  if (formula) return Object.values(formula.layers).some(({ state }) => state === 'submitted');
  return pageOf(document)?.regions.state === 'submitted';
}

/** SQL: acts `o` on a page `p` or on a formula that it has, after the act that made the page. */
const laterActs = `SELECT 1 FROM operation_document d JOIN operation o ON o.sequence = d.sequence
  WHERE (d.document_id = p.id OR d.document_id IN (SELECT f.id FROM formula f WHERE f.page_id = p.id))
    AND d.sequence > (SELECT min(first.sequence) FROM operation_document first WHERE first.document_id = p.id)`;

/** SQL: the kind of an act `o`, or of what it takes back, at any remove. */
const rootKind = `(WITH RECURSIVE chain(kind, undoes) AS (
    SELECT o.kind, o.undoes UNION ALL
    SELECT before.kind, before.undoes FROM chain JOIN operation before ON before.id = chain.undoes
  ) SELECT kind FROM chain WHERE undoes IS NULL)`;

/** SQL: whether a formula `f` of a page `p` is submitted or accepted in every layer that the project asks for. */
function isHandedIn(layersAsked: readonly LayerName[]): string {
  const conditions = layersAsked.map((layer) =>
    layer === 'regions'
      ? "(p.holds = 'one-formula' OR p.regions_state IN ('submitted','accepted'))"
      : `f.${layer}_state IN ('submitted','accepted')`,
  );
  return ['f.unusable IS NULL', ...conditions].join(' AND ');
}
