import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument, DocumentRef } from '#schemas/domain/document.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import { checkDocument } from '#shared/annotation/check.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { applyPatch } from '#shared/annotation/patch.ts';
import type { CommitOutcome, MediaRecord } from '../store.ts';
import type { Connection } from './connection.ts';
import { affectedFormulas, countDocuments } from './counting/count-changes.ts';
import type { CounterRows } from './counting/counter-rows.ts';
import type { ProgressRows } from './counting/progress-rows.ts';
import type { StandingActs } from './counting/standing-acts.ts';
import type { CanonicalForms } from './documents/canonical-forms.ts';
import type { DocumentRows } from './documents/document-rows.ts';
import type { OperationRows } from './documents/operation-rows.ts';
import type { PageRows } from './documents/page-rows.ts';
import type { StoredSettings } from './documents/stored-settings.ts';
import type { SqliteDuplicateStore } from './duplicates.ts';
import type { SqliteReviewStore } from './review.ts';
import type { SearchIndex } from './search/search-index.ts';

/** What a commit writes: the documents, the log, and all that is derived from them. */
export interface CommittingParts {
  readonly connection: Connection;
  readonly documents: DocumentRows;
  readonly operations: OperationRows;
  readonly pages: PageRows;
  readonly counters: CounterRows;
  readonly progress: ProgressRows;
  readonly acts: StandingActs;
  readonly search: SearchIndex;
  readonly review: SqliteReviewStore;
  readonly duplicates: SqliteDuplicateStore;
  readonly settings: StoredSettings;
  readonly canonical: CanonicalForms;
}

type ReadDocument = (ref: DocumentRef) => AnnotationDocument;
type Refuse = (outcome: { kind: 'stale' } | { kind: 'refused'; reason: Reason }) => never;

/** Thrown inside a transaction to take all of it back; never leaves this file. */
class Refusal extends Error {
  readonly outcome: Exclude<CommitOutcome, { kind: 'committed' }>;
  constructor(outcome: Exclude<CommitOutcome, { kind: 'committed' }>) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

/** Writes operations, each checked against what is there; what is derived follows in the same transaction. */
export class Committing {
  readonly #parts: CommittingParts;

  constructor(parts: CommittingParts) {
    this.#parts = parts;
  }

  /**
   * All of them or none.
   *
   * @param syncing whether it waits for the disk; a part of an act need not
   * @returns an outcome for each operation, or the one that refused them all
   * @throws AppError `invalid-input` where a change names what does not exist
   */
  commitAll(
    operations: readonly Operation[],
    media: readonly MediaRecord[],
    syncing: 'synced' | 'unsynced',
  ): readonly CommitOutcome[] {
    const { connection, pages, counters, search } = this.#parts;
    try {
      return connection[syncing === 'unsynced' ? 'writeUnsynced' : 'write'](() => {
        // Pages and their formulas may come and go in one operation, in any order.
        connection.execute('PRAGMA defer_foreign_keys = ON');
        pages.addMedia(media);
        const outcomes = operations.map((operation) => this.#commitOne(operation));
        counters.flush();
        search.flush();
        return outcomes;
      });
    } catch (error) {
      counters.discard();
      search.discard();
      if (error instanceof Refusal) return [error.outcome];
      if (isConstraint(error)) {
        throw new AppError(
          'invalid-input',
          'The change names a page, category, symbol class or picture that does not exist.',
          { reason: 'change-names-unknown' },
          error,
        );
      }
      throw error;
    }
  }

  #commitOne(operation: Operation): CommitOutcome {
    const { documents, operations, counters, progress, acts, search, review, duplicates, settings } = this.#parts;
    const settingsBefore = settings.now();
    const layersBefore = settingsBefore?.layersAsked ?? [];
    const before = operation.patches.map((patch) => documents.read(patch.document));
    const refuse: Refuse = (outcome) => {
      throw new Refusal({ ...outcome, documents: before });
    };
    const after = operation.patches.map((patch, index) => {
      const document = before[index];
      if (!document) throw new AppError('internal', 'A patch without a document.');
      return this.#applyChecked(document, patch, refuse);
    });
    const affected = affectedFormulas(documents, before, after);
    const readOther = this.#readerOfOthers();
    const indexedBefore = search.describe(affected, before, layersBefore, readOther);
    progress.begin();
    const counted = { counters, progress };
    countDocuments(readOther, counted, { affected, documents: before, sign: -1 });
    this.#writeDocuments(operation.patches, after, readOther);
    countDocuments(readOther, counted, { affected, documents: after, sign: 1 });
    search.follow(indexedBefore, search.describe(affected, after, layersBefore, readOther), operation);
    this.#followSettings(settingsBefore, settings.now());
    operations.append(operation);
    review.follow(operation, before, after);
    duplicates.follow(operation);
    const changes = acts.follow(operation);
    search.followActs(changes);
    progress.commit(operation, { before, after }, changes);
    return { kind: 'committed', documents: after };
  }

  #applyChecked(document: AnnotationDocument, patch: AnnotationPatch, refuse: Refuse): AnnotationDocument {
    const outcome = applyPatch(document, patch);
    if (outcome.kind === 'stale') return refuse({ kind: 'stale' });
    if (outcome.kind === 'mismatch') {
      const { record, problem } = outcome;
      const { type, id } = patch.document;
      return refuse({
        kind: 'refused',
        reason: reason(
          'record-differs',
          `Record ${record} of ${type} ${id} is not as the change expects it (${problem}).`,
          { record, problem },
        ),
      });
    }
    const broken = checkDocument(outcome.document);
    if (broken) return refuse({ kind: 'refused', reason: broken });
    const revision =
      document.revision === 0
        ? this.#parts.documents.revisionOfRemoved(patch.document.id) + 1
        : outcome.document.revision;
    return { ...outcome.document, revision };
  }

  /** Reads documents that an operation does not change: each once, however many of those it changes belong to it. */
  #readerOfOthers(): ReadDocument {
    const known = new Map<string, AnnotationDocument>();
    return (ref) => {
      const document = known.get(ref.id) ?? this.#parts.documents.read(ref);
      known.set(ref.id, document);
      return document;
    };
  }

  #writeDocuments(
    patches: readonly AnnotationPatch[],
    after: readonly AnnotationDocument[],
    readOther: ReadDocument,
  ): void {
    const { documents } = this.#parts;
    const pages = new Map<string, AnnotationDocument>(after.map((document) => [document.ref.id, document]));
    for (const wanted of ['page', 'formula', 'other'] as const) {
      for (const [index, document] of after.entries()) {
        const patch = patches[index];
        const type = document.ref.type === 'page' || document.ref.type === 'formula' ? document.ref.type : 'other';
        if (!patch || type !== wanted) continue;
        const formula = formulaOf(document);
        const page = formula && pageOf(pages.get(formula.page) ?? readOther({ type: 'page', id: formula.page }));
        documents.write(document, patch, page);
        if (document.records.size === 0) documents.rememberRemoved(document.ref.id, document.revision);
      }
    }
  }

  /** What is derived from settings follows them in the same transaction. */
  #followSettings(before: Settings | null, after: Settings | null): void {
    if (!after || before === after) return;
    if (!isEqual(before?.layersAsked, after.layersAsked)) this.#parts.search.followStatuses(after.layersAsked);
    if (!isEqual(before?.latexPolicy, after.latexPolicy)) this.#parts.canonical.policyChanged();
  }
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}
