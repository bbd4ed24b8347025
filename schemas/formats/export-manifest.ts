import { z } from 'zod';
import { Sha256 } from '../domain/id.ts';
import { SplitSide } from '../domain/split.ts';
import { SubModelKey } from '../domain/sub-model.ts';
import { DatasetRecipe } from './dataset-recipe.ts';
import { HeldOut, ReleaseContext } from './frozen-release.ts';
import { ReasonCount } from './reason-count.ts';

/** What one format of one sub-model holds. `itemsIn` = `itemsOut` + all that was skipped. */
export const ExportedDataset = z.object({
  subModel: SubModelKey,
  format: z.string(),
  formatVersion: z.string(),
  /** How it was written: every option of the format. */
  options: DatasetRecipe.shape.options.unwrap(),
  /** Folder of the dataset in the export. */
  folder: z.string(),
  itemsIn: z.int().nonnegative(),
  itemsOut: z.int().nonnegative(),
  bySide: z.record(SplitSide, z.int().nonnegative()),
  skipped: z.array(ReasonCount),
  /** What was done to items that are in: boxes cut at the edge, pictures re-encoded, metadata taken out. */
  notes: z.array(ReasonCount),
});
export type ExportedDataset = Readonly<z.infer<typeof ExportedDataset>>;

export const ExportedFile = z.object({ path: z.string(), bytes: z.int().nonnegative(), sha256: Sha256 });
export type ExportedFile = Readonly<z.infer<typeof ExportedFile>>;

/** `manifest.json`: what an export is and how to prove it. Holds no time, no random id and no path of a machine. */
export const ExportManifest = z.object({
  format: z.literal('quotient-export'),
  formatVersion: z.literal(1),
  release: z.object({
    number: z.int().positive(),
    name: z.string(),
    contentSha256: Sha256,
    canonicaliserVersion: z.string(),
  }),
  split: ReleaseContext.shape.split,
  /** The frozen class map; its version is the hash of its content. */
  classMap: z.object({
    version: Sha256,
    classes: z.array(z.object({ trainingIndex: z.int().nonnegative(), label: z.string(), group: z.string() })),
  }),
  heldOut: z.array(HeldOut.omit({ page: true })),
  datasets: z.array(ExportedDataset),
  files: z.array(ExportedFile),
});
export type ExportManifest = Readonly<z.infer<typeof ExportManifest>>;
