import { z } from 'zod';
import { ReleaseId, SplitId } from '../domain/id.ts';
import { ProjectSubModel } from '../domain/project-sub-model.ts';
import { Reason } from '../domain/reason.ts';
import { Release } from '../domain/release.ts';
import { SourceLicence } from '../domain/source-licence.ts';
import {
  defaultSplitRatios,
  NamedPages,
  Split,
  SplitCounts,
  SplitGrouping,
  SplitRatios,
  SplitSide,
  SplitStrata,
} from '../domain/split.ts';
import { SubModelId, SubModelKey } from '../domain/sub-model.ts';
import { TestVersion } from '../domain/test-version.ts';
import { Container, DatasetRecipe } from '../formats/dataset-recipe.ts';
import { Fold, FreezeFilter, LeftOutCount } from '../formats/frozen-release.ts';
import { FewSides } from '../formats/left-open.ts';
import { ReasonCount } from '../formats/reason-count.ts';
import { procedure } from './base.ts';
import { FigureItems } from './figure-items.ts';
import { FolderId } from './host.ts';
import { JobRef } from './jobs.ts';
import { FigureQuery } from './release-figures.ts';
import {
  CorrectedTest,
  ReleaseDifference,
  ReleaseReport,
  SplitChange,
  SplitView,
  SubModelItems,
  TestDrift,
} from './release-reports.ts';

export const FreezeOptions = z.object({
  name: z.string().trim().min(1).max(200).nullable().default(null),
  note: z.string().max(4000).default(''),
  /** The split to go on with; null: the one with this rule, or a new one where there is none; `new`: a new one. */
  split: z
    .union([SplitId, z.literal('new')])
    .nullable()
    .default(null),
  seed: z.int().nonnegative().max(4_294_967_295).default(1),
  ratios: SplitRatios.default(defaultSplitRatios),
  grouping: SplitGrouping.default({ writer: true, nearDuplicate: true }),
  counts: SplitCounts.exactOptional(),
  strata: SplitStrata.exactOptional(),
  namedTest: NamedPages.exactOptional(),
  filter: FreezeFilter.exactOptional(),
  fold: Fold.exactOptional(),
  /** What is done about test formulas whose LaTeX is in train too: counted, dropped from train, or told apart. */
  sameExpression: z.enum(['count', 'drop', 'apart']).default('count'),
  /** Whether its test set is locked in the same step; where it is not said, as the requirements ask. */
  lockTest: z.boolean().exactOptional(),
});
export type FreezeOptions = z.infer<typeof FreezeOptions>;

export const ExportOptions = z.object({
  /** The datasets; each stands in a folder of its own. */
  recipes: z.array(DatasetRecipe).min(1).max(200),
  container: Container.default('folder'),
});
export type ExportOptions = z.infer<typeof ExportOptions>;

const Skipped = z.object({ reason: Reason, count: z.int(), examples: z.array(z.string()) });

export const ExportReport = z.object({
  release: Release,
  /** For reading only. */
  path: z.string(),
  files: z.int(),
  bytes: z.int(),
  /** Files that were taken over from a run that was killed. */
  resumedFiles: z.int(),
  /** Where the release was frozen for it; null where that went on with the split of the release before. */
  splitChange: SplitChange.nullable().default(null),
  subModels: z.array(
    z.object({
      subModel: SubModelKey,
      format: z.string(),
      /** Folder of the dataset in the export. */
      folder: z.string(),
      /** Every option of its format; null in reports that are older than them. */
      options: DatasetRecipe.shape.options.unwrap().nullable().default(null),
      itemsIn: z.int(),
      itemsOut: z.int(),
      bySide: z.record(z.string(), z.int()),
      skipped: z.array(Skipped),
      /** What was done to items that are in, and what the format has no place for. */
      notes: z.array(ReasonCount).default([]),
    }),
  ),
});
export type ExportReport = z.infer<typeof ExportReport>;

export const ReleaseSummary = z.object({
  release: Release,
  /** Items of the built-in sub-models as they are written; for those of the project see `ownItems`. */
  bySubModel: z.record(SubModelId, z.int()),
  /** Accepted items that are in no dataset of their sub-model; releases of older versions count them as items. */
  leftOut: z.array(LeftOutCount),
  /** Null in releases that are older than the figure. */
  fewSides: FewSides.nullable(),
  /** Number of the locked test set that it holds, also where it was locked with the release or later. */
  testVersion: z.int().positive().nullable(),
  /** The fold that its validation is. */
  fold: Fold.nullable(),
  /**
   * Whether it is the newest of this project's own, and nothing was edited in the project since it was frozen, nor a licence
   * said otherwise.
   */
  isCurrent: z.boolean(),
});

/** A split with what stands on its sides, and its locked test sets. */
export const SplitSummary = z.object({
  split: Split,
  pages: z.record(SplitSide, z.int()),
  groups: z.record(SplitSide, z.int()),
  testVersions: z.array(TestVersion),
  /** Whether it came with an archive, and this project, which has releases of its own, never froze one with it. */
  hasArrived: z.boolean(),
});
export type SplitSummary = z.infer<typeof SplitSummary>;

/** The pages of one import and the licence they stand under. */
export const BatchSource = SourceLicence.extend({ batch: z.string().nullable(), pages: z.int() });
export type BatchSource = z.infer<typeof BatchSource>;

/** What a project exports: its own sub-models, and the recipes of every sub-model. */
export const ExportSettings = z.object({
  subModels: z.array(ProjectSubModel),
  recipes: z.array(
    z.object({
      subModel: SubModelKey,
      /** Whether somebody chose them. */
      isKept: z.boolean(),
      recipes: z.array(DatasetRecipe),
      /** Those that were kept for it and cannot be written for it as it is defined now: exports leave them out. */
      unwritable: z.array(DatasetRecipe),
    }),
  ),
});
export type ExportSettings = z.infer<typeof ExportSettings>;

/** What re-reading an export found. */
export const VerifyReport = z.object({
  path: z.string(),
  container: Container,
  release: z.object({ number: z.int(), name: z.string(), contentSha256: z.string() }),
  /** Whether the project has this release, by its content: number and name are the same in many projects. */
  isOfProject: z.boolean(),
  files: z.int(),
  bytes: z.int(),
  datasets: z.array(
    z.object({
      folder: z.string(),
      items: z.int(),
      /** Items whose boxes, classes and names were read again; null where its hashes alone prove it. */
      checked: z.int().nullable(),
      /** Whether its texts and the names of its files were held against the release in the project. */
      isCompared: z.boolean(),
    }),
  ),
  problems: z.array(z.object({ reason: Reason, count: z.int(), examples: z.array(z.string()) })),
});
export type VerifyReport = z.infer<typeof VerifyReport>;

export const releasesContract = {
  list: procedure('annotator').output(z.array(ReleaseSummary)),
  /** The release with this number, alone: a list looks into each of them. Null where there is none. */
  byNumber: procedure('annotator')
    .input(z.object({ number: z.int().positive() }))
    .output(Release.nullable()),
  /**
   * Freezes the accepted state and draws what exports show of it. A job that reports a `Release`: an unchanged state the
   * same one. Cancelled before the release is written, it leaves nothing; after that the release stands.
   */
  startFreeze: procedure('lead').input(FreezeOptions).output(JobRef),
  /** How the split would lie if the accepted state were frozen now. */
  previewSplit: procedure('lead').input(FreezeOptions).output(SplitView),
  /** Split and health of a release. */
  report: procedure('annotator')
    .input(z.object({ release: ReleaseId }))
    .output(ReleaseReport),
  /** What a release has for the sub-models that the project defines, in the order of the export settings. */
  ownItems: procedure('annotator')
    .input(z.object({ release: ReleaseId }))
    .output(z.array(SubModelItems)),
  difference: procedure('annotator')
    .input(z.object({ from: ReleaseId, to: ReleaseId }))
    .output(ReleaseDifference),
  /** Dataset card: Markdown with the front matter that Hugging Face reads. */
  card: procedure('annotator')
    .input(z.object({ release: ReleaseId }))
    .output(z.object({ markdown: z.string() })),
  splits: procedure('annotator').output(z.array(SplitSummary)),
  /** Locks the test side of a release for its split. */
  lockTest: procedure('lead')
    .input(z.object({ release: ReleaseId, note: z.string().max(4000).default('') }))
    .output(TestVersion),
  /** How the pages of a locked test set differ now from what is locked. */
  testDrift: procedure('annotator')
    .input(z.object({ split: SplitId }))
    .output(TestDrift),
  /** Freezes the accepted state with the test pages as they are accepted now: the next version of the test set. */
  correctTest: procedure('lead')
    .input(z.object({ split: SplitId, note: z.string().max(4000).default('') }))
    .output(CorrectedTest),
  /** Imports of the project with the licence of each. */
  sources: procedure('annotator').output(z.array(BatchSource)),
  setLicence: procedure('lead')
    .input(z.object({ batch: z.string().nullable(), ...SourceLicence.shape }))
    .output(z.array(BatchSource)),
  /** What a figure of a release, or of an export of it, counts: as it was frozen, whatever became of it since. */
  itemsBehind: procedure('annotator').input(FigureQuery).output(FigureItems),
  exportSettings: procedure('annotator').output(ExportSettings),
  /** Adds one, or changes the one with its key; kept recipes that do not fit its records go, and are named. */
  setSubModel: procedure('lead')
    .input(ProjectSubModel)
    .output(ExportSettings.extend({ droppedRecipes: z.array(DatasetRecipe) })),
  removeSubModel: procedure('lead')
    .input(z.object({ key: SubModelKey }))
    .output(ExportSettings),
  /** Null goes back to the usual recipes. */
  setRecipes: procedure('lead')
    .input(z.object({ subModel: SubModelKey, recipes: z.array(DatasetRecipe).min(1).max(40).nullable() }))
    .output(ExportSettings),
  /** Reads an export again and proves it: the folder itself, or a file in it. A job that reports a `VerifyReport`. */
  startVerify: procedure('owner')
    .input(z.object({ folder: FolderId, name: z.string().min(1).max(200).nullable() }))
    .output(JobRef),
  /** The same by path; for the command line. */
  startVerifyPath: procedure('machine')
    .input(z.object({ path: z.string().min(1) }))
    .output(JobRef),
  /** Writes a release; without one, freezes first. A job that reports an `ExportReport`. */
  startExport: procedure('owner')
    .input(
      z.object({
        release: ReleaseId.nullable(),
        freeze: FreezeOptions.nullable(),
        parent: FolderId,
        folderName: z.string().min(1).max(200),
        options: ExportOptions,
      }),
    )
    .output(JobRef),
  /** The same to a path of this machine; for the command line. */
  startExportToPath: procedure('machine')
    .input(
      z.object({
        release: ReleaseId.nullable(),
        freeze: FreezeOptions.nullable(),
        out: z.string().min(1),
        options: ExportOptions,
      }),
    )
    .output(JobRef),
};
