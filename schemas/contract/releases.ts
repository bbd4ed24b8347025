import { z } from 'zod';
import { ReleaseId } from '../domain/id.ts';
import { Reason } from '../domain/reason.ts';
import { Release } from '../domain/release.ts';
import { defaultSplitRatios, SplitGrouping, SplitRatios } from '../domain/split.ts';
import { SubModelId, SubModelKey } from '../domain/sub-model.ts';
import { Container, DatasetRecipe } from '../formats/dataset-recipe.ts';
import { procedure } from './base.ts';
import { FolderId } from './host.ts';
import { JobRef } from './jobs.ts';

export const FreezeOptions = z.object({
  name: z.string().trim().min(1).max(200).nullable().default(null),
  seed: z.int().nonnegative().max(4_294_967_295).default(1),
  ratios: SplitRatios.default(defaultSplitRatios),
  grouping: SplitGrouping.default({ writer: true, nearDuplicate: true }),
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
  subModels: z.array(
    z.object({
      subModel: SubModelKey,
      format: z.string(),
      /** Folder of the dataset in the export. */
      folder: z.string(),
      itemsIn: z.int(),
      itemsOut: z.int(),
      bySide: z.record(z.string(), z.int()),
      skipped: z.array(Skipped),
    }),
  ),
});
export type ExportReport = z.infer<typeof ExportReport>;

export const ReleaseSummary = z.object({ release: Release, bySubModel: z.record(SubModelId, z.int()) });

export const releasesContract = {
  list: procedure('annotator').output(z.array(ReleaseSummary)),
  /** Freezes the accepted state; an unchanged state returns the same release. */
  freeze: procedure('lead').input(FreezeOptions).output(Release),
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
