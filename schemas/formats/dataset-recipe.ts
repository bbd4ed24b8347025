import { z } from 'zod';
import { SubModelKey } from '../domain/sub-model.ts';

/** Name of a format and of its folder in an export. */
export const FormatId = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
export type FormatId = z.infer<typeof FormatId>;

/** One dataset of an export: which sub-model, in which format, how. Written to `<out>/<sub-model>/<format>[-<name>]/`. */
export const DatasetRecipe = z.object({
  subModel: SubModelKey,
  format: FormatId,
  /** Tells two recipes of one sub-model and format apart; null for the only one. */
  name: FormatId.nullable().default(null),
  /** By name; what is not given is as the format presets it. */
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});
export type DatasetRecipe = Readonly<z.infer<typeof DatasetRecipe>>;

/** What an export is written into. `zip` and `tar` stand at the path of the export, tar in shards. */
export const containers = ['folder', 'zip', 'tar'] as const;
export const Container = z.enum(containers);
export type Container = z.infer<typeof Container>;

/** Folder of a dataset in an export: `detector/coco`, `detector/coco-one-class`. */
export function folderOfRecipe(recipe: DatasetRecipe): string {
  return `${recipe.subModel}/${datasetName(recipe)}`;
}

/** Tells the datasets of one sub-model apart: `coco`, `coco-one-class`. */
export function datasetName({ format, name }: Pick<DatasetRecipe, 'format' | 'name'>): string {
  return name === null ? format : `${format}-${name}`;
}

/** The name of the recipe that a dataset was written by, from its folder. */
export function nameInFolder(folder: string, { subModel, format }: Pick<DatasetRecipe, 'subModel' | 'format'>) {
  const prefix = `${subModel}/${format}-`;
  return folder.startsWith(prefix) ? folder.slice(prefix.length) : null;
}
