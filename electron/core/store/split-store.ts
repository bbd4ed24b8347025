import type { PageId, Sha256, SplitId } from '#schemas/domain/id.ts';
import type { Split, SplitAssignment, SplitRule, SplitSide } from '#schemas/domain/split.ts';
import type { TestVersion } from '#schemas/domain/test-version.ts';

/** What stands together in a split. */
export interface SplitGroupRow {
  readonly group: string;
  readonly side: SplitSide;
  readonly pages: number;
  /** Name and writer of its first page; empty and null where that is gone. */
  readonly sourceName: string;
  readonly writer: string | null;
}

/** Splits with the sides that they gave, and their locked test sets. All of it is only ever added to, but for rules. */
export interface SplitStore {
  addSplit(split: Split): Promise<void>;
  /** Changes how new pages are assigned; what is assigned stays. */
  changeRule(split: SplitId, rule: SplitRule): Promise<void>;
  listSplits(): Promise<readonly Split[]>;
  assignments(split: SplitId): Promise<readonly SplitAssignment[]>;
  /** Adds sides that came from elsewhere than a freeze; none of them may be known. */
  addAssignments(split: SplitId, assignments: readonly SplitAssignment[]): Promise<void>;
  /** The sources of pages that releases of a split hold, also of pages that are gone since. */
  sourcesOfFrozen(split: SplitId, pages: readonly PageId[]): Promise<ReadonlyMap<PageId, Sha256>>;
  /** Groups of a split that have two members at least, the largest first. */
  largestGroups(split: SplitId, limit: number): Promise<readonly string[]>;
  /** The groups in which pages stand, or anything on them. */
  groupsOfPages(split: SplitId, pages: readonly PageId[]): Promise<readonly string[]>;
  /** What groups are, in the order of their names; those that are not in the split are left out. */
  describeGroups(split: SplitId, groups: readonly string[]): Promise<readonly SplitGroupRow[]>;
  /** Locked test sets, by split and number. */
  testVersions(): Promise<readonly TestVersion[]>;
  addTestVersion(version: TestVersion): Promise<void>;
}
