import type { PageId, ReleaseId, Sha256, SplitId, SymbolClassId } from '#schemas/domain/id.ts';
import type { Release, TrainingClass } from '#schemas/domain/release.ts';
import type { Split, SplitAssignment, SplitSide } from '#schemas/domain/split.ts';

/** One item of a release: a page or formula at the version that was frozen, with its side. */
export interface ReleaseItem {
  readonly type: 'page' | 'formula';
  readonly id: string;
  readonly page: PageId;
  readonly side: SplitSide;
  /** Hash of the frozen document. */
  readonly version: Sha256;
}

/** Frozen content, addressed by its hash. */
export interface FormulaVersion {
  readonly hash: Sha256;
  /** Canonical JSON of what is frozen. */
  readonly document: string;
}

/** Splits, frozen versions, releases and training indices. What is here is only ever added to. */
export interface ReleaseStore {
  addSplit(split: Split): Promise<void>;
  listSplits(): Promise<readonly Split[]>;
  assignments(split: SplitId): Promise<readonly SplitAssignment[]>;

  /** Training indices given out so far, for ever. */
  trainingClasses(): Promise<readonly { readonly symbolClass: SymbolClassId; readonly trainingIndex: number }[]>;

  listReleases(): Promise<readonly Release[]>;
  findReleaseByContent(contentSha256: Sha256): Promise<Release | null>;
  getRelease(id: ReleaseId): Promise<Release | null>;
  /**
   * Keeps frozen content ahead of the release that will point at it, in parts, so that a large release needs no more
   * memory than a small one. What exists is kept; what no release points at is harmless.
   */
  addVersions(versions: readonly FormulaVersion[]): Promise<void>;
  /** Adds a release with all that belongs to it in one transaction; its versions are there, indices that exist are kept. */
  addRelease(frozen: {
    readonly release: Release;
    readonly classes: readonly TrainingClass[];
    readonly newAssignments: readonly SplitAssignment[];
    readonly items: readonly ReleaseItem[];
    /** Project-wide content of the release as canonical JSON: facets, categories, policies. */
    readonly context: string;
  }): Promise<void>;
  releaseClasses(release: ReleaseId): Promise<readonly TrainingClass[]>;
  releaseContext(release: ReleaseId): Promise<string>;
  /** Items of one type with their frozen documents in a stable order (page id, id), in parts; `after` is the last one of the part before. */
  releaseItems(
    release: ReleaseId,
    type: ReleaseItem['type'],
    after: ReleaseItem | null,
    limit: number,
  ): Promise<readonly { readonly item: ReleaseItem; readonly document: string }[]>;
}
