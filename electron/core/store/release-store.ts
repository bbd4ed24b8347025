import type { PageId, ReleaseId, Sha256, SymbolClassId } from '#schemas/domain/id.ts';
import type { Release, TrainingClass } from '#schemas/domain/release.ts';
import type { SplitAssignment, SplitSide } from '#schemas/domain/split.ts';
import type { TestVersion } from '#schemas/domain/test-version.ts';

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

/** A page that a release holds and the project does not any more. */
export interface RemovedTestPage {
  readonly page: PageId;
  readonly sourceSha256: Sha256;
  readonly sourceName: string;
  readonly writer: string | null;
  readonly batch: string | null;
  /** Null for a page that this project never had. */
  readonly perceptualHash: string | null;
  /** Of its ink alone; null where nobody knows it. */
  readonly inkHash: string | null;
}

export type ExportSettingKind = 'sub-model' | 'recipes';

/** How much goes into a release, before any of it is read. */
export interface ReleaseWeight {
  /** Pages and formulas. */
  readonly items: number;
  /** Bytes of their stored pictures, that of a page for each item of it; null where pages have been removed since. */
  readonly pictureBytes: number | null;
  /** Bytes of their frozen records. */
  readonly documentBytes: number;
}

/**
 * Frozen versions, releases and training indices. What is here is only ever added to, but for what a project exports.
 */
export interface ReleaseStore {
  /** JSON values by key. */
  exportSettings(kind: ExportSettingKind): Promise<ReadonlyMap<string, unknown>>;
  /** Null removes it. */
  setExportSetting(kind: ExportSettingKind, key: string, record: unknown): Promise<void>;
  /** Pages of the test side of a release that are gone from the project. */
  removedTestPages(release: ReleaseId): Promise<readonly RemovedTestPage[]>;

  /** Training indices given out so far, for ever. */
  trainingClasses(): Promise<readonly { readonly symbolClass: SymbolClassId; readonly trainingIndex: number }[]>;

  listReleases(): Promise<readonly Release[]>;
  findReleaseByNumber(number: number): Promise<Release | null>;
  findReleaseByContent(contentSha256: Sha256): Promise<Release | null>;
  getRelease(id: ReleaseId): Promise<Release | null>;
  /**
   * Keeps frozen content ahead of the release that will point at it, in parts, so that a large release needs no more
   * memory than a small one. What exists is kept; what no release points at holds nothing back and goes nowhere.
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
    /** What was not accepted at that moment, as JSON; no part of the content. */
    readonly leftOpen: string | null;
    /** Its test side, where it is locked with it. */
    readonly testVersion?: TestVersion | null;
  }): Promise<void>;
  /**
   * Adds a release of another project, whose class map names the classes of that project.
   *
   * @param frozen with the training indices that are given out here with it
   */
  adoptRelease(
    frozen: Omit<Parameters<ReleaseStore['addRelease']>[0], 'newAssignments' | 'testVersion'> & {
      readonly given: readonly { readonly symbolClass: SymbolClassId; readonly trainingIndex: number }[];
    },
  ): Promise<void>;
  /** Which releases came so. */
  adoptedReleases(): Promise<ReadonlySet<ReleaseId>>;
  /** The frozen content of all releases by hash, in parts. */
  versionsAfter(after: Sha256 | null, limit: number): Promise<readonly FormulaVersion[]>;
  releaseClasses(release: ReleaseId): Promise<readonly TrainingClass[]>;
  releaseContext(release: ReleaseId): Promise<string>;
  weighRelease(release: ReleaseId): Promise<ReleaseWeight>;
  /** The same, or more of each, without a look at every item. */
  boundRelease(release: ReleaseId): Promise<ReleaseWeight>;
  /** Bytes of frozen records, as they are stored. */
  documentBytes(versions: readonly Sha256[]): Promise<number>;
  leftOpen(release: ReleaseId): Promise<string | null>;
  /** Writes anew what is remembered beside a release; no part of its content. */
  setLeftOpen(release: ReleaseId, leftOpen: string): Promise<void>;
  /** What was counted of it by records, see `keepRecordCount`. */
  recordCounts(release: ReleaseId): Promise<ReadonlyMap<string, unknown>>;
  /** Keeps what a release has for some records, as JSON; it can be counted again at any time. */
  keepRecordCount(release: ReleaseId, records: string, counted: unknown): Promise<void>;
  /** Items of one type in the same order, without their documents. */
  itemVersions(
    release: ReleaseId,
    type: ReleaseItem['type'],
    after: ReleaseItem | null,
    limit: number,
  ): Promise<readonly ReleaseItem[]>;
  /** @throws AppError `not-found` */
  versionDocument(version: Sha256): Promise<string>;
  /**
   * Items of one type with their frozen documents in a stable order (page id, id), in parts; `after` is the last one of
   * the part before. With the picture that their page has now, where it is known to be bare.
   */
  releaseItems(
    release: ReleaseId,
    type: ReleaseItem['type'],
    after: ReleaseItem | null,
    limit: number,
  ): Promise<readonly { readonly item: ReleaseItem; readonly document: string; readonly bare: Sha256 | null }[]>;
}
