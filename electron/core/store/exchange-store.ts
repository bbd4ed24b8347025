import type { AnnotationDocument, DocumentRef } from '#schemas/domain/document.ts';
import type { OperationId, ProjectId } from '#schemas/domain/id.ts';
import type { KeptPlace } from '#schemas/formats/archived-base.ts';

/** A document as it was when it last came from another project, and what became of it here. */
export interface ExchangedDocument {
  readonly project: ProjectId;
  /** Without records where it was removed there. */
  readonly document: AnnotationDocument;
  /** The last act on it there; null where that is not known. */
  readonly operation: OperationId | null;
  /** Revision that the document had here when it had been taken; 0 where that is not known. */
  readonly here: number;
  /** What both sides had changed differently, and stayed as it was here. */
  readonly kept: readonly KeptPlace[];
}

/** What a project got from others: the common state from which a merge starts, and what their records are here. */
export interface ExchangeStore {
  /** Of each document that came from a project, its state when it came last. */
  exchanged(project: ProjectId, refs: readonly DocumentRef[]): Promise<readonly ExchangedDocument[]>;
  /** The same of all projects, in the order of project, type and id, in parts. */
  exchangedAfter(after: ExchangedDocument | null, limit: number): Promise<readonly ExchangedDocument[]>;
  /** Of a document, its states as they came last from copies of a project that went another way than what came last. */
  exchangedCopies(project: ProjectId, ref: DocumentRef): Promise<readonly ExchangedDocument[]>;
  /** The same of all documents and projects, in their order, in parts. */
  copiesAfter(after: ExchangedDocument | null, limit: number): Promise<readonly ExchangedDocument[]>;
  /** Of documents that came from a project by acts that nobody remembered: at which revision they were there. */
  withoutAct(project: ProjectId): Promise<ReadonlyMap<string, number>>;
  /**
   * Remembers states; those that were known of the same documents and projects are replaced.
   *
   * @param acts those of the archive: what came by none of them came from another copy of its project, and stays known;
   *   left out where only one copy is spoken of
   */
  saveExchanged(documents: readonly ExchangedDocument[], acts?: ReadonlySet<OperationId>): Promise<void>;
  /** Remembers the acts of an archive that was taken whole. */
  saveTaken(operations: Iterable<OperationId>): Promise<void>;
  /** Whether an act was in the log of an archive that was taken whole. */
  isTaken(operation: OperationId): Promise<boolean>;
  /** Whether the log of this project tells of an act on a document; of any, where none is named. */
  isLogged(document: string, operation?: OperationId): Promise<boolean>;
  /** Ids of schema records of other projects → ids of what is the same here; never one that this project has itself. */
  joinedRecords(): Promise<ReadonlyMap<string, string>>;
  /** Remembers more of them; what is known stays. */
  saveJoinedRecords(joined: ReadonlyMap<string, string>): Promise<void>;
}
