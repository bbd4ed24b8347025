import type { StripPage } from '#schemas/contract/annotation.ts';
import type {
  ChoiceCounts,
  CountedBy,
  FormulaSummary,
  ListSort,
  PageFilter,
  PageSummary,
  SymbolChoice,
  SymbolSummary,
} from '#schemas/contract/library.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument, DocumentRef, SchemaRecord } from '#schemas/domain/document.ts';
import type { CategoryId, OperationId, PageId, Sha256 } from '#schemas/domain/id.ts';
import type { LayerState } from '#schemas/domain/layer.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import { standingOf } from '#shared/quota/standing.ts';
import type { AcceptedSince } from '../progress-store.ts';
import type {
  CommitOutcome,
  Counters,
  ListOrder,
  ListPart,
  LoggedQuery,
  MediaRecord,
  NamedCount,
  PageCounter,
  PageNeighbours,
  Store,
  StoredFormulaFilter,
} from '../store.ts';
import { SqliteAccessStore } from './access-rows.ts';
import { Checkpoints } from './checkpoints.ts';
import { Committing } from './committing.ts';
import { Connection } from './connection.ts';
import { countDocumentRows, countersOf } from './counting/counted-documents.ts';
import { CounterRows } from './counting/counter-rows.ts';
import { ProgressRows } from './counting/progress-rows.ts';
import { SignatureRows } from './counting/signature-rows.ts';
import { StandingActs } from './counting/standing-acts.ts';
import { SymbolTally } from './counting/symbol-tally.ts';
import { CanonicalForms } from './documents/canonical-forms.ts';
import type { Canonicaliser } from './documents/canonicaliser.ts';
import { DocumentRows } from './documents/document-rows.ts';
import { OperationRows } from './documents/operation-rows.ts';
import { type OpenStates, PageRows } from './documents/page-rows.ts';
import { StoredSettings } from './documents/stored-settings.ts';
import { SqliteDuplicateStore } from './duplicates.ts';
import { SqliteExchangeStore } from './exchanges.ts';
import { SqliteFindingStore } from './findings.ts';
import { checkIntegrity } from './integrity.ts';
import { Lists } from './lists/lists.ts';
import { SymbolLists } from './lists/symbol-lists.ts';
import { SqliteReleaseStore } from './releases.ts';
import { SqliteReviewStore } from './review.ts';
import { buildIndex } from './search/build-index.ts';
import { checkIndex } from './search/check-index.ts';
import { type ListLimits, usualLimits } from './search/found.ts';
import { SearchIndex } from './search/search-index.ts';
import { SqliteSourceStore } from './sources.ts';
import { SqliteSplitStore } from './splits.ts';
import { giveWay, inOneStep, inSteps } from './steps.ts';

/** Where the project does not ask for regions, they are work all the same while there are none, or they were returned. */
const regionsToBeDone: readonly LayerState[] = ['absent', 'returned'];

const inOrderOfArrival: ListSort = { by: 'arrival', descending: false };

/** Hears how far something is that an older project needs before it can be used. */
export type PreparationReport = (progress: {
  readonly phase: 'preparing-latex' | 'preparing-counters' | 'preparing-search';
  readonly done: number;
  readonly total: number;
}) => void;

/** The store of a project on its `project.db`. One process, one writer. */
export class SqliteStore implements Store {
  readonly access: SqliteAccessStore;
  readonly sources: SqliteSourceStore;
  readonly splits: SqliteSplitStore;
  readonly releases: SqliteReleaseStore;
  readonly exchanges: SqliteExchangeStore;
  readonly review: SqliteReviewStore;
  readonly progress: ProgressRows;
  readonly findings: SqliteFindingStore;
  readonly duplicates: SqliteDuplicateStore;
  readonly #connection: Connection;
  readonly #canonicaliserFor: (settings: Settings | null) => Canonicaliser;
  readonly #limits: ListLimits;
  readonly #documents: DocumentRows;
  readonly #counters: CounterRows;
  readonly #operations: OperationRows;
  readonly #pages: PageRows;
  readonly #search: SearchIndex;
  readonly #lists: Lists;
  readonly #symbolLists: SymbolLists;
  readonly #checkpoints: Checkpoints;
  readonly #settings: StoredSettings;
  readonly #canonical: CanonicalForms;
  readonly #committing: Committing;
  /** Acts that are being written in parts. */
  readonly #unfinished = new Set<OperationId>();

  /** `canonicaliserFor` gives what makes the canonical LaTeX by the project's policy, given the settings as they are at that moment. */
  constructor(
    connection: Connection,
    canonicaliserFor: (settings: Settings | null) => Canonicaliser,
    limits: ListLimits = usualLimits,
  ) {
    this.#connection = connection;
    this.#canonicaliserFor = canonicaliserFor;
    this.#limits = limits;
    this.#checkpoints = new Checkpoints(connection);
    const canonicaliser = () => canonicaliserFor(this.#settings.now());
    this.#documents = new DocumentRows(connection, canonicaliser);
    this.#settings = new StoredSettings(connection, this.#documents);
    const signatures = new SignatureRows(connection);
    const tally = new SymbolTally(connection, signatures);
    const layersAsked = () => this.#settings.layersAsked();
    this.#counters = new CounterRows(connection, signatures, tally);
    this.#operations = new OperationRows(connection);
    this.#pages = new PageRows(connection);
    this.#search = new SearchIndex(connection, limits);
    this.#lists = new Lists(connection, this.#search, limits);
    this.#symbolLists = new SymbolLists(connection, this.#search, this.#lists);
    this.access = new SqliteAccessStore(connection);
    this.sources = new SqliteSourceStore(connection);
    this.splits = new SqliteSplitStore(connection, this.#search);
    this.releases = new SqliteReleaseStore(connection, this.#search, this.splits);
    this.exchanges = new SqliteExchangeStore(connection);
    this.review = new SqliteReviewStore(connection, this.#documents, layersAsked);
    this.progress = new ProgressRows(connection, { signatures, tally, counters: this.#counters }, layersAsked);
    this.findings = new SqliteFindingStore(connection, this.#search);
    this.duplicates = new SqliteDuplicateStore(connection, this.#search);
    this.#canonical = new CanonicalForms({
      connection,
      canonicaliser,
      search: this.#search,
      settings: this.#settings,
      checkpoints: this.#checkpoints,
    });
    this.#committing = new Committing({
      connection,
      documents: this.#documents,
      operations: this.#operations,
      pages: this.#pages,
      counters: this.#counters,
      progress: this.progress,
      acts: new StandingActs(connection),
      search: this.#search,
      review: this.review,
      duplicates: this.duplicates,
      settings: this.#settings,
      canonical: this.#canonical,
    });
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
    await this.#canonical.prepare((done, total) => report({ phase: 'preparing-latex', done, total }));
    if (!this.#counters.isCurrent()) {
      const total = this.#connection.column<[], number>('SELECT count(*) FROM formula').get() ?? 0;
      const counted = await inSteps(countDocumentRows(this.#connection), (done) =>
        report({ phase: 'preparing-counters', done, total }),
      );
      this.#connection.write(() => this.#counters.replace(counted));
    }
    if (this.#search.isCurrent()) return;
    const assigned =
      this.#connection
        .column<[], number>('SELECT (SELECT count(*) FROM split_assignment) + (SELECT count(*) FROM unit_assignment)')
        .get() ?? 0;
    await inSteps(this.#search.addMissing(), (done) => report({ phase: 'preparing-search', done, total: assigned }));
    if (this.#search.isCurrent()) return;
    for (const { done, total } of buildIndex(this.#connection, this.#search, this.#settings.layersAsked())) {
      report({ phase: 'preparing-search', done, total });
      await giveWay();
    }
  }

  async getDocument(ref: DocumentRef): Promise<AnnotationDocument> {
    return this.#connection.read(() => this.#documents.read(ref));
  }

  async getDocuments(refs: readonly DocumentRef[]): Promise<readonly AnnotationDocument[]> {
    return this.#connection.read(() => refs.map((ref) => this.#documents.read(ref)));
  }

  async settings(): Promise<Settings | null> {
    return this.#connection.read(() => this.#settings.now());
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
    const outcomes = this.#committing.commitAll(operations, media, isPart ? 'unsynced' : 'synced');
    if (isPart) this.#checkpoints.follow();
    return outcomes;
  }

  async getOperation(id: OperationId): Promise<Operation | null> {
    return this.#connection.read(() => this.#operations.get(id));
  }

  async loggedOperations(query: LoggedQuery): Promise<readonly OperationId[]> {
    return this.#connection.read(() => this.#operations.logged(query));
  }

  async sequenceOf(id: OperationId): Promise<number | null> {
    return this.#connection.read(() => this.#operations.sequenceOf(id));
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

  async newestOperation(): Promise<Pick<Operation, 'id' | 'at'> | null> {
    return this.#connection.read(() => this.#operations.newest());
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
    of: SymbolChoice,
    after: string | null,
    limit: number,
    { from = 0 }: Pick<ListOrder, 'from'> = {},
  ): Promise<ListPart<SymbolSummary, number | null>> {
    return this.#connection.read(() => this.#symbolLists.symbols(filter, of, this.#schema(), { after, from, limit }));
  }

  async countSymbols(filter: StoredFormulaFilter, of: SymbolChoice): Promise<number> {
    return await this.#symbolLists.count(filter, of, this.#schema());
  }

  async countFormulas(filter: StoredFormulaFilter): Promise<number> {
    return await this.#lists.count(filter, this.#schema());
  }

  async acceptedSince(day: string, selections: readonly (readonly CategoryId[])[]): Promise<readonly AcceptedSince[]> {
    return this.#connection.read(() => this.#lists.acceptedSince(day, selections, this.#schema()));
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
    return this.#connection.read(() => this.#pages.around(page, before, after, this.#settings.layersAsked()));
  }

  async pageAt(position: number): Promise<PageId | null> {
    return this.#connection.read(() => this.#pages.at(position));
  }

  async nextUnfinishedPage(after: PageId | null, states: readonly LayerState[]): Promise<PageId | null> {
    return this.#connection.read(() => {
      const layersAsked = this.#settings.layersAsked();
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
    return this.#connection.read(() => this.#counters.read(this.#settings.layersAsked()));
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
      countersOf(isWhole ? counted : inOneStep(countDocumentRows(this.#connection)), this.#settings.layersAsked()),
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
    const steps = checkIndex(this.#connection, this.#search, this.#settings.layersAsked());
    for (;;) {
      const step = this.#connection.read(() => steps.next());
      if (step.done) return step.value;
      report(step.value);
      await giveWay();
    }
  }

  async snapshot(): Promise<Store> {
    const connection = Connection.openSnapshot(this.#connection.path);
    return new SqliteStore(connection, this.#canonicaliserFor, this.#limits);
  }

  async close(): Promise<void> {
    this.#canonical.close();
    await this.#checkpoints.close();
    this.#connection.close();
  }

  #schema(): readonly SchemaRecord[] {
    return this.#documents.schemaRecords().map(({ record }) => record);
  }
}
