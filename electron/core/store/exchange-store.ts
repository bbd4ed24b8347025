import type { AnnotationDocument, DocumentRef } from '#schemas/domain/document.ts';
import type { ProjectId } from '#schemas/domain/id.ts';

/** A document as it was when it was last exchanged with another project. */
export interface ExchangedDocument {
  readonly project: ProjectId;
  readonly document: AnnotationDocument;
}

/** What a project got from others: the common state from which a merge starts, and what their records are here. */
export interface ExchangeStore {
  /** Of each document that came from a project, its state when it came last. */
  exchanged(project: ProjectId, refs: readonly DocumentRef[]): Promise<readonly AnnotationDocument[]>;
  /** The same of all projects, in the order of project, type and id, in parts. */
  exchangedAfter(after: ExchangedDocument | null, limit: number): Promise<readonly ExchangedDocument[]>;
  /** Remembers states; those that were known of the same documents and project are replaced. */
  saveExchanged(project: ProjectId, documents: readonly AnnotationDocument[]): Promise<void>;
  /** Ids of schema records of other projects → ids of what is the same here; never one that this project has itself. */
  joinedRecords(): Promise<ReadonlyMap<string, string>>;
  /** Remembers more of them; what is known stays. */
  saveJoinedRecords(joined: ReadonlyMap<string, string>): Promise<void>;
}
