import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import { formatsFor } from './formats-for.ts';

/** Whether a recipe can be written for its sub-model as that is defined now: with a format that it has, and options that this knows. */
export function fitsRecipe({ subModel, format, options }: DatasetRecipe, own: readonly ProjectSubModel[]): boolean {
  const found = formatsFor(subModel, own).find(({ id }) => id === format);
  return found !== undefined && Object.keys(options).every((name) => found.options.some((known) => known === name));
}
