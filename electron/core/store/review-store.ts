import type { ReviewFilter, ReviewItem } from '#schemas/contract/review.ts';
import type { AnnotationDocument, sideDocumentTypes } from '#schemas/domain/document.ts';
import type { CategoryId, FormulaId, OperationId, PageId, PersonId, Timestamp } from '#schemas/domain/id.ts';
import type { AnnotationPatch, OperationKind } from '#schemas/domain/operation.ts';
import type { ListPart } from './store.ts';

/** Which documents beside the truth are asked for; what is left out does not matter. */
export interface SideQuery {
  readonly type: (typeof sideDocumentTypes)[number];
  readonly page?: PageId;
  readonly formula?: FormulaId;
  /** Whom a second annotation is asked of. */
  readonly person?: PersonId;
  readonly states?: readonly string[];
}

/** What one operation did to one document. */
export interface LoggedChange {
  /** Grows from operation to operation. */
  readonly sequence: number;
  readonly operation: OperationId;
  readonly kind: OperationKind;
  readonly actor: PersonId;
  readonly at: Timestamp;
  readonly undoes: OperationId | null;
  /** It took back an operation that had itself taken one back (and so on, at any remove). */
  readonly redoes: boolean;
  readonly patch: AnnotationPatch;
  /** Documents that the operation changed, this one among them. */
  readonly documents: number;
}

/** A formula that could be drawn for second annotation. */
export interface Candidate {
  readonly formula: FormulaId;
  readonly page: PageId;
}

/** What has become of a page since an import made it. */
export interface WorkOnPage {
  readonly page: PageId;
  readonly name: string;
  readonly importedAt: Timestamp;
  /** Formulas that are on it now. */
  readonly formulas: number;
  /** Whether somebody has edited, reviewed or submitted something of it. */
  readonly isEdited: boolean;
  /** Whether an import has added to it after the time that was asked for. */
  readonly isFilled: boolean;
  /** Whether there is a conversation about it, or somebody annotates it a second time. */
  readonly isDiscussed: boolean;
}

/** What stands beside the truth, and the log of one document. */
export interface ReviewStore {
  /** What waits for a reviewer. */
  queue(filter: ReviewFilter, reader: PersonId, after: string | null, limit: number): Promise<ListPart<ReviewItem>>;
  /** Formulas that wait for a reviewer and were not checked since they last changed: how many, and the first of them. */
  unchecked(limit: number): Promise<{ readonly count: number; readonly formulas: readonly FormulaId[] }>;
  /** Keeps how likely something is wrong with formulas, where they are still at the revision that was checked. */
  keepScores(
    scores: readonly { readonly formula: FormulaId; readonly revision: number; readonly score: number }[],
  ): Promise<void>;
  /** In the order of their making; `after` is an id. */
  sideDocuments(query: SideQuery, after: string | null, limit: number): Promise<readonly AnnotationDocument[]>;
  /** Formulas of which a person is asked for a second annotation and has not submitted it. */
  formulasAnnotatedAgainBy(person: PersonId): Promise<readonly FormulaId[]>;
  /**
   * Work on pages, of those that there are, in the order of their ids. Changes of kinds, and pages that were removed and
   * came back, are nobody's work on a page.
   *
   * @param filledAfter imports up to then are no work; null: none is
   */
  workOnPages(pages: readonly PageId[], filledAfter: Timestamp | null): Promise<readonly WorkOnPage[]>;
  /** From the newest to the oldest, before a sequence. */
  changesOf(document: string, before: number | null, limit: number): Promise<readonly LoggedChange[]>;
  /**
   * Formulas with all these categories whose whole work is submitted or accepted and that nobody annotates a second
   * time at the moment, in the order of their ids.
   */
  candidates(categories: readonly CategoryId[], after: FormulaId | null, limit: number): Promise<readonly Candidate[]>;
}
