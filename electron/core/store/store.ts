import type { StripPage } from '#schemas/contract/annotation.ts';
import type {
  ChoiceCounts,
  CountedBy,
  FormulaFilter,
  FormulaSummary,
  ListSort,
  PageFilter,
  PageSummary,
  SymbolChoice,
  SymbolSummary,
} from '#schemas/contract/library.ts';
import type { AnnotationDocument, DocumentRef, SchemaRecord } from '#schemas/domain/document.ts';
import type { CategoryId, FormulaId, OperationId, PageId, PersonId, Sha256 } from '#schemas/domain/id.ts';
import type { LayerState } from '#schemas/domain/layer.ts';
import type { Operation, OperationKind } from '#schemas/domain/operation.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import type { FormulaCounterKey } from '#shared/quota/contribution.ts';
import type { AccessStore } from './access-store.ts';
import type { DuplicateStore } from './duplicate-store.ts';
import type { ExchangeStore } from './exchange-store.ts';
import type { FindingStore } from './finding-store.ts';
import type { AcceptedSince, ProgressStore } from './progress-store.ts';
import type { ReleaseStore } from './release-store.ts';
import type { ReviewStore } from './review-store.ts';
import type { SourceStore } from './source-store.ts';
import type { SplitStore } from './split-store.ts';

/** What came of committing an operation: all of it, or nothing. */
export type CommitOutcome =
  | { readonly kind: 'committed'; readonly documents: readonly AnnotationDocument[] }
  /** A patch was made for another revision; `documents` are those of the operation as they are now. */
  | { readonly kind: 'stale'; readonly documents: readonly AnnotationDocument[] }
  /** A record is not as the patch found it, or the result breaks a rule of the language. */
  | { readonly kind: 'refused'; readonly reason: Reason; readonly documents: readonly AnnotationDocument[] };

export interface FormulaCounter extends FormulaCounterKey {
  readonly formulas: number;
  readonly symbolCount: number;
}

export interface SymbolCounter {
  readonly signature: string;
  /** `''`: symbols without a class. */
  readonly symbolClass: string;
  readonly status: FormulaCounterKey['status'];
  readonly symbolsState: FormulaCounterKey['symbols'];
  readonly symbolCount: number;
}

export interface PageCounter {
  readonly holds: 'one-formula' | 'formulas';
  readonly regions: FormulaCounterKey['regions'];
  readonly pages: number;
}

export interface Counters {
  readonly formulas: readonly FormulaCounter[];
  readonly symbols: readonly SymbolCounter[];
  readonly pages: readonly PageCounter[];
}

export interface MediaRecord {
  readonly sha256: Sha256;
  readonly byteCount: number;
  /** Sniffed content type, for instance `image/png`. */
  readonly contentType: string;
  /** Whether it is known to hold no metadata, so that exports copy it as it is; not said: nobody has looked. */
  readonly isBare?: boolean;
  /** Hash of its ink; null where there is too little of it, or where it is no picture; not said: nobody has looked. */
  readonly inkHash?: string | null;
}

export interface ListPart<Item, Total extends number | null = number> {
  readonly items: readonly Item[];
  readonly next: string | null;
  /** null, in lists that say so, where counting takes its time. */
  readonly total: Total;
}

export interface ListOrder {
  readonly sort?: ListSort;
  /** Rank of the first item; counts only without a cursor. */
  readonly from?: number;
}

/** A filter that leaves some formulas out, whatever it asks for. */
export interface StoredFormulaFilter extends FormulaFilter {
  readonly except?: readonly FormulaId[];
}

/** A value with how many pages have it. */
export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** Which operations are asked for: times are ISO texts, from the first on and up to the last; null: without a bound. */
export interface LoggedQuery {
  readonly actor: PersonId | null;
  readonly kinds: readonly OperationKind[];
  readonly from: string | null;
  readonly until: string | null;
}

export interface PageNeighbours {
  readonly previous: PageId | null;
  readonly next: PageId | null;
  /** From 1, in import order. */
  readonly position: number;
  readonly pages: number;
}

/**
 * Everything that a project remembers. Asynchronous and narrow, so that another database can stand behind it; the
 * suite in `store-suite.ts` is what an implementation has to pass.
 */
export interface Store {
  /** The document, at revision 0 and without records where it does not exist. */
  getDocument(ref: DocumentRef): Promise<AnnotationDocument>;
  getDocuments(refs: readonly DocumentRef[]): Promise<readonly AnnotationDocument[]>;
  /** Null only while a project is being made. */
  settings(): Promise<Settings | null>;
  /** All schema records with the revisions of their documents. */
  schemaRecords(): Promise<readonly { readonly record: SchemaRecord; readonly revision: number }[]>;

  /** Applies the patches of one operation and logs it: one transaction, or nothing. */
  commit(operation: Operation): Promise<CommitOutcome>;
  /** Several operations in one transaction, with the media they name; any outcome but `committed` takes all of them back. */
  commitAll(operations: readonly Operation[], media: readonly MediaRecord[]): Promise<readonly CommitOutcome[]>;
  getOperation(id: OperationId): Promise<Operation | null>;
  /** The parts of an act in their order, by the id of any of them; one that is whole is its own only part. */
  partsOf(id: OperationId): Promise<readonly OperationId[]>;
  /** Notes that an act is being written in parts, under the id of its first one. */
  beginParts(id: OperationId): Promise<void>;
  endParts(id: OperationId): Promise<void>;
  /** Acts whose parts were begun and not ended: the program was cut off. */
  unfinishedActs(): Promise<readonly OperationId[]>;
  /** Operations of some kinds in the order of the log. */
  loggedOperations(query: LoggedQuery): Promise<readonly OperationId[]>;
  /** The place of an operation in the log; null where it is not in it. */
  sequenceOf(id: OperationId): Promise<number | null>;
  /** The last one of the log, without what it changed: it may have imported a thousand pages. */
  newestOperation(): Promise<Pick<Operation, 'id' | 'at'> | null>;
  /** Operations from the newest to the oldest. */
  recentOperations(limit: number): Promise<readonly Operation[]>;
  /** The log from its beginning, in parts; `after` is the sequence of the last one of the part before, 0 at first. */
  operationsAfter(
    after: number,
    limit: number,
  ): Promise<readonly { readonly sequence: number; readonly operation: Operation }[]>;
  /** Operations that changed the schema, newest first, with their patches of schema records alone. */
  schemaOperations(): Promise<readonly Operation[]>;

  listFormulas(
    filter: StoredFormulaFilter,
    after: string | null,
    limit: number,
    order?: ListOrder,
  ): Promise<ListPart<FormulaSummary, number | null>>;
  listPages(
    filter: PageFilter,
    after: string | null,
    limit: number,
    order?: ListOrder,
  ): Promise<ListPart<PageSummary, number | null>>;
  /** Symbols in the formulas of a filter, in their order of arrival. */
  listSymbols(
    filter: StoredFormulaFilter,
    of: SymbolChoice,
    after: string | null,
    limit: number,
    order?: Pick<ListOrder, 'from'>,
  ): Promise<ListPart<SymbolSummary, number | null>>;
  /** Exactly how many symbols that list holds; may take seconds in a large project. */
  countSymbols(filter: StoredFormulaFilter, of: SymbolChoice): Promise<number>;
  /** Exactly how many formulas a filter finds; may take seconds in a large project. */
  countFormulas(filter: StoredFormulaFilter): Promise<number>;
  /** For each selection of categories, the formulas of it that people accepted from a UTC day on. */
  acceptedSince(day: string, selections: readonly (readonly CategoryId[])[]): Promise<readonly AcceptedSince[]>;
  /** Formulas by the values that a filter can choose; null where only reading every text would tell. */
  countChoices(filter: StoredFormulaFilter, of: readonly CountedBy[]): Promise<ChoiceCounts | null>;
  /** Writers and batches of the pages, in the order of their names. */
  pageOrigins(): Promise<{ readonly writers: readonly NamedCount[]; readonly batches: readonly NamedCount[] }>;
  /** Formula documents of a page, in the order of their ids. */
  formulasOfPage(page: PageId): Promise<readonly AnnotationDocument[]>;
  neighboursOfPage(page: PageId): Promise<PageNeighbours | null>;
  /** So many pages before a page, the page, and so many after it, in import order. */
  pagesAround(page: PageId, before: number, after: number): Promise<readonly StripPage[]>;
  /** The page at a place in import order, from 1. */
  pageAt(position: number): Promise<PageId | null>;
  /**
   * First page after `after` in import order, then from the start, with a formula in one of `states` (all states up to
   * one); also one whose
   * formulas nobody has marked yet, or whose regions were returned, and where regions are asked for, one whose regions
   * are in one of `states`.
   */
  nextUnfinishedPage(after: PageId | null, states: readonly LayerState[]): Promise<PageId | null>;
  /** Pages whose source has one of these hashes. */
  pagesBySource(sources: readonly Sha256[]): Promise<ReadonlyMap<Sha256, PageId>>;

  counters(): Promise<Counters>;
  /** The counters of pages alone: those of symbols are very many. */
  pageCounters(): Promise<readonly PageCounter[]>;
  /** The same, derived anew from the documents, in steps between which others are answered; true when it is given. */
  recount(): Promise<Counters>;
  /** Pages in import order, in parts: for freezing and checking. */
  pagesAfter(after: PageId | null, limit: number): Promise<readonly AnnotationDocument[]>;

  getMedia(sha256: Sha256): Promise<MediaRecord | null>;
  mediaAfter(after: Sha256 | null, limit: number): Promise<readonly MediaRecord[]>;

  /** Problems of the file itself: integrity, foreign keys, rows that do not parse. */
  checkIntegrity(): Promise<readonly Reason[]>;
  /**
   * Compares what the library is searched by with the documents and the log, in steps between which others are answered.
   *
   * @param report hears how many items are through; what it throws ends the check
   */
  checkSearch(report: (done: number) => void): Promise<readonly Reason[]>;

  readonly access: AccessStore;
  readonly findings: FindingStore;
  readonly duplicates: DuplicateStore;
  readonly sources: SourceStore;
  readonly splits: SplitStore;
  readonly releases: ReleaseStore;
  readonly exchanges: ExchangeStore;
  readonly review: ReviewStore;
  readonly progress: ProgressStore;

  /**
   * What the store holds at this moment, for reading alone, whatever is written to the store itself meanwhile. Whoever
   * asks for it closes it.
   */
  snapshot(): Promise<Store>;

  close(): Promise<void>;
}
