import type { StripPage } from '#schemas/contract/annotation.ts';
import type {
  ChoiceCounts,
  CountedBy,
  FormulaSummary,
  ListSort,
  PageFilter,
  PageSummary,
  SymbolSummary,
} from '#schemas/contract/library.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument, DocumentRef, SchemaRecord } from '#schemas/domain/document.ts';
import type { OperationId, PageId, Sha256, SymbolClassId } from '#schemas/domain/id.ts';
import type { LayerName, LayerState } from '#schemas/domain/layer.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import { checkDocument } from '#shared/annotation/check.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { applyPatch } from '#shared/annotation/patch.ts';
import { standingOf } from '#shared/quota/standing.ts';
import type {
  CommitOutcome,
  Counters,
  ListOrder,
  ListPart,
  MediaRecord,
  NamedCount,
  PageCounter,
  PageNeighbours,
  Store,
  StoredFormulaFilter,
} from '../store.ts';
import { SqliteAccessStore } from './access-rows.ts';
import { Checkpoints } from './checkpoints.ts';
import type { Connection } from './connection.ts';
import { affectedFormulas, countDocuments } from './count-changes.ts';
import { countDocumentRows, countersOf } from './counted-documents.ts';
import { CounterRows } from './counter-rows.ts';
import { type Canonicaliser, DocumentRows } from './document-rows.ts';
import { SqliteDuplicateStore } from './duplicates.ts';
import { SqliteExchangeStore } from './exchanges.ts';
import { SqliteFindingStore } from './findings.ts';
import { checkIntegrity } from './integrity.ts';
import { Lists } from './lists.ts';
import { OperationRows } from './operation-rows.ts';
import { type OpenStates, PageRows } from './page-rows.ts';
import { ProgressRows } from './progress-rows.ts';
import { SqliteReleaseStore } from './releases.ts';
import { SqliteReviewStore } from './review.ts';
import { buildIndex } from './search/build-index.ts';
import { checkIndex } from './search/check-index.ts';
import { type ListLimits, usualLimits } from './search/found.ts';
import { SearchIndex } from './search/search-index.ts';
import { SignatureRows } from './signature-rows.ts';
import { SymbolLists } from './symbol-lists.ts';
import { SymbolTally } from './symbol-tally.ts';

/** Where the project does not ask for regions, they are work all the same while there are none, or they were returned. */
const regionsToBeDone: readonly LayerState[] = ['absent', 'returned'];

const canonicalisedAtOnce = 1000;
/** The same while people work: some hundredths of a second. */
const canonicalisedBeside = 30;

/** Lets requests and timers through that have come meanwhile. */
const giveWay = () => new Promise((resolve) => setImmediate(resolve));

/** Goes through steps and gives what comes of them; others are answered in between. */
async function inSteps<Step, Result>(
  steps: Generator<Step, Result>,
  report: (step: Step) => void = () => {},
): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    report(step.value);
    // oxlint-disable-next-line no-await-in-loop -- that is what steps are for
    await giveWay();
  }
}

function inOneStep<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const inOrderOfArrival: ListSort = { by: 'arrival', descending: false };

/** Hears how far something is that an older project needs before it can be used. */
export type PreparationReport = (progress: {
  readonly phase: 'preparing-latex' | 'preparing-counters' | 'preparing-search';
  readonly done: number;
  readonly total: number;
}) => void;

type ReadDocument = (ref: DocumentRef) => AnnotationDocument;

/** Thrown inside a transaction to take all of it back; never leaves this file. */
class Refusal extends Error {
  readonly outcome: Exclude<CommitOutcome, { kind: 'committed' }>;
  constructor(outcome: Exclude<CommitOutcome, { kind: 'committed' }>) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

/** The store of a project on its `project.db`. One process, one writer. */
export class SqliteStore implements Store {
  readonly access: SqliteAccessStore;
  readonly releases: SqliteReleaseStore;
  readonly exchanges: SqliteExchangeStore;
  readonly review: SqliteReviewStore;
  readonly progress: ProgressRows;
  readonly findings: SqliteFindingStore;
  readonly duplicates: SqliteDuplicateStore;
  readonly #connection: Connection;
  readonly #documents: DocumentRows;
  readonly #counters: CounterRows;
  readonly #operations: OperationRows;
  readonly #pages: PageRows;
  readonly #search: SearchIndex;
  readonly #lists: Lists;
  readonly #symbolLists: SymbolLists;
  readonly #checkpoints: Checkpoints;
  /** Acts that are being written in parts. */
  readonly #unfinished = new Set<OperationId>();
  #isClosed = false;
  #isFollowingPolicy = false;
  #cachedSettings: { readonly revision: number; readonly settings: Settings } | null = null;

  /** `canonicaliserFor` gives what makes the canonical LaTeX by the project's policy, given the settings as they are at that moment. */
  constructor(
    connection: Connection,
    canonicaliserFor: (settings: Settings | null) => Canonicaliser,
    limits: ListLimits = usualLimits,
  ) {
    this.#connection = connection;
    this.#checkpoints = new Checkpoints(connection);
    this.#documents = new DocumentRows(connection, () => canonicaliserFor(this.#settings()));
    const signatures = new SignatureRows(connection);
    const tally = new SymbolTally(connection, signatures);
    const layersAsked = () => this.#layersAsked();
    this.#counters = new CounterRows(connection, signatures, tally);
    this.#operations = new OperationRows(connection);
    this.#pages = new PageRows(connection);
    this.#search = new SearchIndex(connection);
    this.#lists = new Lists(connection, this.#search, limits);
    this.#symbolLists = new SymbolLists(connection, this.#search, this.#lists);
    this.access = new SqliteAccessStore(connection);
    this.releases = new SqliteReleaseStore(connection);
    this.exchanges = new SqliteExchangeStore(connection);
    this.review = new SqliteReviewStore(connection, this.#documents, layersAsked);
    this.progress = new ProgressRows(connection, { signatures, tally, counters: this.#counters }, layersAsked);
    this.findings = new SqliteFindingStore(connection, this.#search);
    this.duplicates = new SqliteDuplicateStore(connection, this.#search);
  }

  /** Opens the store of a migrated file and brings what is derived in it up to this program. */
  static async open(
    connection: Connection,
    canonicaliserFor: (settings: Settings | null) => Canonicaliser,
    {
      report = () => {},
      limits = usualLimits,
    }: { readonly report?: PreparationReport; readonly limits?: ListLimits } = {},
  ): Promise<SqliteStore> {
    const store = new SqliteStore(connection, canonicaliserFor, limits);
    await store.#prepare(report);
    return store;
  }

  /** Takes minutes where a large project comes from an older program: in short steps, between which others are answered. */
  async #prepare(report: PreparationReport): Promise<void> {
    if (!this.#documents.isCanonicalCurrent()) {
      const total = this.#connection.column<[], number>('SELECT count(*) FROM formula').get() ?? 0;
      let done = 0;
      for (let after: string | null = ''; after !== null; ) {
        report({ phase: 'preparing-latex', done, total });
        after = this.#connection.write(() => this.#canonicaliseNext(after ?? '', canonicalisedAtOnce));
        done = Math.min(total, done + canonicalisedAtOnce);
        await giveWay();
      }
      this.#connection.write(() => this.#documents.markCanonicalCurrent());
    }
    if (!this.#counters.isCurrent()) {
      const total = this.#connection.column<[], number>('SELECT count(*) FROM formula').get() ?? 0;
      const counted = await inSteps(countDocumentRows(this.#connection), (done) =>
        report({ phase: 'preparing-counters', done, total }),
      );
      this.#connection.write(() => this.#counters.replace(counted));
    }
    this.#search.addMissing();
    if (this.#search.isCurrent()) return;
    for (const { done, total } of buildIndex(this.#connection, this.#search, this.#layersAsked())) {
      report({ phase: 'preparing-search', done, total });
      await giveWay();
    }
  }

  /** Brings the canonical LaTeX to the policy of now, a few formulas at a time; gives whether it came to the end. */
  async #canonicaliseInSteps(): Promise<boolean> {
    const policy = this.#settings()?.latexPolicy;
    for (let after: string | null = ''; after !== null; ) {
      if (!this.#isOpen()) return false;
      after = this.#search.write(() => this.#canonicaliseNext(after ?? '', canonicalisedBeside), 'unsynced');
      this.#checkpoints.follow();
      await giveWay();
    }
    return (
      this.#isOpen() &&
      this.#connection.write(() => {
        if (!isEqual(policy, this.#settings()?.latexPolicy)) return false;
        this.#documents.markCanonicalCurrent();
        return true;
      })
    );
  }

  /** After a change of the policy: beside everything else that is asked for. */
  async #followPolicy(): Promise<void> {
    // Whoever is at it already looks at the policy again at its end; a change that was taken back leaves nothing to do.
    if (this.#isFollowingPolicy || !this.#isOpen() || this.#documents.isCanonicalCurrent()) return;
    this.#isFollowingPolicy = true;
    this.#checkpoints.begin();
    try {
      while (this.#isOpen() && !(await this.#canonicaliseInSteps()));
    } catch (error) {
      // Nobody waits for an answer. What is not done is noted as such in the file, and done when it is opened again.
      if (!(error instanceof AppError)) throw error;
    } finally {
      this.#isFollowingPolicy = false;
      if (!this.#isClosed) await this.#checkpoints.end();
    }
  }

  #isOpen(): boolean {
    return !this.#isClosed && this.#connection.isOpen;
  }

  #canonicaliseNext(after: string, limit: number): string | null {
    const { last, changed } = this.#documents.canonicaliseNext(after, limit);
    this.#search.followCanonical(changed);
    return last;
  }

  async getDocument(ref: DocumentRef): Promise<AnnotationDocument> {
    return this.#connection.read(() => this.#documents.read(ref));
  }

  async getDocuments(refs: readonly DocumentRef[]): Promise<readonly AnnotationDocument[]> {
    return this.#connection.read(() => refs.map((ref) => this.#documents.read(ref)));
  }

  async schemaRecords(): Promise<readonly { readonly record: SchemaRecord; readonly revision: number }[]> {
    return this.#connection.read(() => this.#documents.schemaRecords());
  }

  async commit(operation: Operation): Promise<CommitOutcome> {
    const [outcome] = await this.commitAll([operation], []);
    if (!outcome) throw new AppError('internal', 'An operation without an outcome.');
    return outcome;
  }

  async commitAll(operations: readonly Operation[], media: readonly MediaRecord[]): Promise<readonly CommitOutcome[]> {
    // A part that a power cut takes is one of an act that is taken back as a whole then.
    const isPart = operations.every(({ id, partOf }) => this.#unfinished.has(partOf ?? id)) && operations.length > 0;
    try {
      const committed = this.#connection[isPart ? 'writeUnsynced' : 'write'](() => {
        // Pages and their formulas may come and go in one operation, in any order.
        this.#connection.execute('PRAGMA defer_foreign_keys = ON');
        this.#pages.addMedia(media);
        const outcomes = operations.map((operation) => this.#commitOne(operation));
        this.#counters.flush();
        this.#search.flush();
        return outcomes;
      });
      if (isPart) this.#checkpoints.follow();
      return committed;
    } catch (error) {
      this.#counters.discard();
      this.#search.discard();
      if (error instanceof Refusal) return [error.outcome];
      if (isConstraint(error)) {
        throw new AppError(
          'invalid-input',
          'The change names a page, category, symbol class or picture that does not exist.',
          {},
          error,
        );
      }
      throw error;
    }
  }

  async getOperation(id: OperationId): Promise<Operation | null> {
    return this.#connection.read(() => this.#operations.get(id));
  }

  async partsOf(id: OperationId): Promise<readonly OperationId[]> {
    return this.#connection.read(() => this.#operations.partsOf(id));
  }

  async beginParts(id: OperationId): Promise<void> {
    this.#connection.write(() => this.#operations.noteUnfinished(id));
    this.#unfinished.add(id);
    this.#checkpoints.begin();
  }

  async endParts(id: OperationId): Promise<void> {
    // Waits for the disk, and with it for every part before.
    this.#connection.write(() => this.#operations.noteFinished(id));
    if (this.#unfinished.delete(id)) await this.#checkpoints.end();
  }

  async unfinishedActs(): Promise<readonly OperationId[]> {
    return this.#connection.read(() => this.#operations.unfinished());
  }

  async schemaOperations(): Promise<readonly Operation[]> {
    return this.#connection.read(() => this.#operations.ofSchema());
  }

  async operationsAfter(
    after: number,
    limit: number,
  ): Promise<readonly { readonly sequence: number; readonly operation: Operation }[]> {
    return this.#connection.read(() => this.#operations.after(after, limit));
  }

  async recentOperations(limit: number): Promise<readonly Operation[]> {
    return this.#connection.read(() => this.#operations.recent(limit));
  }

  async listFormulas(
    filter: StoredFormulaFilter,
    after: string | null,
    limit: number,
    order: ListOrder = {},
  ): Promise<ListPart<FormulaSummary, number | null>> {
    const { sort = inOrderOfArrival, from = 0 } = order;
    return this.#connection.read(() => this.#lists.formulas(filter, this.#schema(), sort, { after, from, limit }));
  }

  async listPages(
    filter: PageFilter,
    after: string | null,
    limit: number,
    order: ListOrder = {},
  ): Promise<ListPart<PageSummary, number | null>> {
    const { sort = inOrderOfArrival, from = 0 } = order;
    return this.#connection.read(() => this.#lists.pages(filter, this.#schema(), sort, { after, from, limit }));
  }

  async listSymbols(
    filter: StoredFormulaFilter,
    symbolClass: SymbolClassId | null,
    after: string | null,
    limit: number,
    { from = 0 }: Pick<ListOrder, 'from'> = {},
  ): Promise<ListPart<SymbolSummary, number | null>> {
    return this.#connection.read(() =>
      this.#symbolLists.symbols(filter, symbolClass, this.#schema(), { after, from, limit }),
    );
  }

  async countFormulas(filter: StoredFormulaFilter): Promise<number> {
    return await this.#lists.count(filter, this.#schema());
  }

  async countChoices(filter: StoredFormulaFilter, of: readonly CountedBy[]): Promise<ChoiceCounts | null> {
    return this.#connection.read(() => this.#lists.countChoices(filter, of, this.#schema()));
  }

  async pageOrigins(): Promise<{ readonly writers: readonly NamedCount[]; readonly batches: readonly NamedCount[] }> {
    return this.#connection.read(() => this.#lists.pageOrigins());
  }

  async formulasOfPage(page: PageId): Promise<readonly AnnotationDocument[]> {
    return this.#connection.read(() =>
      this.#documents.formulaIdsOfPage(page).map((id) => this.#documents.read({ type: 'formula', id })),
    );
  }

  async neighboursOfPage(page: PageId): Promise<PageNeighbours | null> {
    return this.#connection.read(() => this.#pages.neighbours(page));
  }

  async pagesAround(page: PageId, before: number, after: number): Promise<readonly StripPage[]> {
    return this.#connection.read(() => this.#pages.around(page, before, after, this.#layersAsked()));
  }

  async pageAt(position: number): Promise<PageId | null> {
    return this.#connection.read(() => this.#pages.at(position));
  }

  async nextUnfinishedPage(after: PageId | null, states: readonly LayerState[]): Promise<PageId | null> {
    return this.#connection.read(() => {
      const layersAsked = this.#layersAsked();
      const own = layersAsked.filter((layer) => layer !== 'regions');
      const formulas = new Map<string, OpenStates['formulas'][number]>();
      for (const { symbols, layout, latex, isUnusable } of this.#counters.standings().map(standingOf)) {
        const layers = { symbols, layout, latex };
        if (!isUnusable && own.some((layer) => states.includes(layers[layer]))) {
          formulas.set(Object.values(layers).join(), layers);
        }
      }
      const regions = layersAsked.includes('regions') ? states : regionsToBeDone;
      return this.#pages.nextUnfinished(after, { formulas: [...formulas.values()], regions });
    });
  }

  async pagesBySource(sources: readonly Sha256[]): Promise<ReadonlyMap<Sha256, PageId>> {
    return this.#connection.read(() => this.#pages.bySource(sources));
  }

  async pagesAfter(after: PageId | null, limit: number): Promise<readonly AnnotationDocument[]> {
    return this.#connection.read(() =>
      this.#pages.idsAfter(after, limit).map((id) => this.#documents.read({ type: 'page', id })),
    );
  }

  async counters(): Promise<Counters> {
    return this.#connection.read(() => this.#counters.read(this.#layersAsked()));
  }

  async pageCounters(): Promise<readonly PageCounter[]> {
    return this.#connection.read(() => this.#counters.pages());
  }

  async recount(): Promise<Counters> {
    const changes = this.#connection.changeCount();
    const counted = await inSteps(countDocumentRows(this.#connection));
    // Somebody wrote in between: then once more, and nobody comes in between.
    const isWhole = this.#connection.changeCount() === changes;
    return this.#connection.read(() =>
      countersOf(isWhole ? counted : inOneStep(countDocumentRows(this.#connection)), this.#layersAsked()),
    );
  }

  async getMedia(sha256: Sha256): Promise<MediaRecord | null> {
    return this.#connection.read(() => this.#pages.getMedia(sha256));
  }

  async mediaAfter(after: Sha256 | null, limit: number): Promise<readonly MediaRecord[]> {
    return this.#connection.read(() => this.#pages.mediaAfter(after, limit));
  }

  async checkIntegrity(): Promise<readonly Reason[]> {
    return this.#connection.read(() => checkIntegrity(this.#connection));
  }

  async checkSearch(report: (done: number) => void): Promise<readonly Reason[]> {
    const steps = checkIndex(this.#connection, this.#search, this.#layersAsked());
    for (;;) {
      const step = this.#connection.read(() => steps.next());
      if (step.done) return step.value;
      report(step.value);
      await giveWay();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#checkpoints.close();
    this.#connection.close();
  }

  #schema(): readonly SchemaRecord[] {
    return this.#documents.schemaRecords().map(({ record }) => record);
  }

  /** The settings record; parsed again only when its revision has moved. */
  #settings(): Settings | null {
    const row = this.#connection
      .prepare<[], { id: string; revision: number }>("SELECT id, revision FROM schema_record WHERE type = 'settings'")
      .get();
    if (!row) return null;
    if (this.#cachedSettings?.revision !== row.revision) {
      const record = this.#documents.read({ type: 'settings', id: row.id }).records.get(row.id);
      if (record?.kind !== 'settings') return null;
      this.#cachedSettings = { revision: row.revision, settings: record };
    }
    return this.#cachedSettings.settings;
  }

  #layersAsked(): readonly LayerName[] {
    return this.#settings()?.layersAsked ?? [];
  }

  #commitOne(operation: Operation): CommitOutcome {
    const settingsBefore = this.#settings();
    const layersBefore = settingsBefore?.layersAsked ?? [];
    const before = operation.patches.map((patch) => this.#documents.read(patch.document));
    const refuse = (outcome: { kind: 'stale' } | { kind: 'refused'; reason: Reason }): never => {
      throw new Refusal({ ...outcome, documents: before });
    };
    const after = operation.patches.map((patch, index) => {
      const document = before[index];
      if (!document) throw new AppError('internal', 'A patch without a document.');
      return this.#applyChecked(document, patch, refuse);
    });
    const affected = affectedFormulas(this.#documents, before, after);
    const readOther = this.#readerOfOthers();
    const indexedBefore = this.#search.describe(affected, before, layersBefore, readOther);
    this.progress.begin();
    const counted = { counters: this.#counters, progress: this.progress };
    countDocuments(readOther, counted, {
      affected,
      documents: before,
      sign: -1,
    });
    this.#writeDocuments(operation.patches, after, readOther);
    countDocuments(readOther, counted, { affected, documents: after, sign: 1 });
    this.#search.follow(indexedBefore, this.#search.describe(affected, after, layersBefore, readOther), operation);
    this.#followSettings(settingsBefore, this.#settings());
    this.#operations.append(operation);
    this.review.follow(operation, before, after);
    this.duplicates.follow(operation);
    this.progress.commit(operation);
    return { kind: 'committed', documents: after };
  }

  /** What is derived from settings follows them in the same transaction. */
  #followSettings(before: Settings | null, after: Settings | null): void {
    if (!after || before === after) return;
    if (!isEqual(before?.layersAsked, after.layersAsked)) this.#search.followStatuses(after.layersAsked);
    if (!isEqual(before?.latexPolicy, after.latexPolicy)) {
      // A search may find by the canonical form of before for a while: a million of them take minutes.
      this.#documents.markCanonicalStale();
      setImmediate(() => void this.#followPolicy());
    }
  }

  #applyChecked(
    document: AnnotationDocument,
    patch: AnnotationPatch,
    refuse: (outcome: { kind: 'stale' } | { kind: 'refused'; reason: Reason }) => never,
  ): AnnotationDocument {
    const outcome = applyPatch(document, patch);
    if (outcome.kind === 'stale') return refuse({ kind: 'stale' });
    if (outcome.kind === 'mismatch') {
      const { type, id } = patch.document;
      return refuse({
        kind: 'refused',
        reason: reason(
          'record-differs',
          `Record ${outcome.record} of ${type} ${id} is not as the change expects it (${outcome.problem}).`,
          {
            record: outcome.record,
            problem: outcome.problem,
          },
        ),
      });
    }
    const broken = checkDocument(outcome.document);
    if (broken) return refuse({ kind: 'refused', reason: broken });
    const revision =
      document.revision === 0 ? this.#documents.revisionOfRemoved(patch.document.id) + 1 : outcome.document.revision;
    return { ...outcome.document, revision };
  }

  /** Reads documents that an operation does not change: each once, however many of those it changes belong to it. */
  #readerOfOthers(): ReadDocument {
    const known = new Map<string, AnnotationDocument>();
    return (ref) => {
      const document = known.get(ref.id) ?? this.#documents.read(ref);
      known.set(ref.id, document);
      return document;
    };
  }

  #writeDocuments(
    patches: readonly AnnotationPatch[],
    after: readonly AnnotationDocument[],
    readOther: ReadDocument,
  ): void {
    const pages = new Map<string, AnnotationDocument>(after.map((document) => [document.ref.id, document]));
    for (const wanted of ['page', 'formula', 'other'] as const) {
      for (const [index, document] of after.entries()) {
        const patch = patches[index];
        const type = document.ref.type === 'page' || document.ref.type === 'formula' ? document.ref.type : 'other';
        if (!patch || type !== wanted) continue;
        const formula = formulaOf(document);
        const page = formula && pageOf(pages.get(formula.page) ?? readOther({ type: 'page', id: formula.page }));
        this.#documents.write(document, patch, page);
        if (document.records.size === 0) this.#documents.rememberRemoved(document.ref.id, document.revision);
      }
    }
  }
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}
