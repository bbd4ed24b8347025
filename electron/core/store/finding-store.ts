import type { Finding, FindingKind } from '#schemas/domain/finding.ts';
import type { FacetId, FormulaId, PageId, Sha256, SplitId } from '#schemas/domain/id.ts';
import type { SplitSide } from '#schemas/domain/split.ts';

export interface StoredFinding {
  readonly id: number;
  readonly finding: Finding;
  /** The formula has changed since; the next validation looks again. */
  readonly isStale: boolean;
}

export interface CheckedFormulaFindings {
  readonly formula: FormulaId;
  readonly revision: number;
  readonly findings: readonly Finding[];
}

/** A page that a split has put on a side, with what must not stand on two. */
export interface AssignedPage {
  readonly page: PageId;
  readonly sourceName: string;
  readonly side: SplitSide;
  readonly writer: string | null;
  readonly batch: string | null;
  readonly perceptualHash: string;
  /** Of its ink alone; null where there is none, or nobody has looked. */
  readonly inkHash: string | null;
}

/** What validators found. Derived: made anew by the next validation; findings of a formula go with it. */
export interface FindingStore {
  /** Formulas, ascending, that were not checked at their revision by these rules. */
  uncheckedFormulas(rules: string, after: FormulaId | null, limit: number): Promise<readonly FormulaId[]>;
  countUnchecked(rules: string): Promise<number>;
  recordFormulas(rules: string, checked: readonly CheckedFormulaFindings[]): Promise<void>;
  /** Replaces the findings that are about no one formula. */
  replaceProjectFindings(findings: readonly Finding[]): Promise<void>;
  /** By kind and arrival; no kinds: all. Findings of the formulas of `except` are left out. */
  list(
    kinds: readonly FindingKind[],
    after: string | null,
    limit: number,
    except?: readonly FormulaId[],
  ): Promise<{ readonly items: readonly StoredFinding[]; readonly next: string | null; readonly total: number }>;
  get(ids: readonly number[]): Promise<readonly StoredFinding[]>;
  counts(except?: readonly FormulaId[]): Promise<Readonly<Partial<Record<FindingKind, number>>>>;
  /** Formulas in which a category is missing, by facet; most first. */
  lackingByFacet(
    except?: readonly FormulaId[],
  ): Promise<readonly { readonly facet: FacetId; readonly formulas: number }[]>;
  remove(ids: readonly number[]): Promise<void>;
  /** Pictures that no page uses and no release may need. */
  orphanMedia(limit: number): Promise<readonly Sha256[]>;
  removeMedia(sha256: Sha256): Promise<void>;
  assignedPages(split: SplitId): Promise<readonly AssignedPage[]>;
}
