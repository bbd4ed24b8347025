import { type ProjectSubModel, sameRecordsAs } from '#schemas/domain/project-sub-model.ts';
import { isBuiltIn, type SubModelKey } from '#schemas/domain/sub-model.ts';
import type { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import type { RegisteredFormat } from '#shared/formats/dataset-format.ts';
import { recordsFormat } from '#shared/formats/records/records.ts';
import { formatsOf } from '#shared/formats/registry.ts';

/** The formats that a sub-model can be written in. */
export function formatsFor(
  subModel: SubModelKey,
  own: readonly ProjectSubModel[],
): readonly Pick<RegisteredFormat, 'id' | 'title' | 'options'>[] {
  if (isBuiltIn(subModel)) return formatsOf(subModel);
  const found = own.find(({ key }) => key === subModel);
  if (!found) return [];
  const same = sameRecordsAs(found);
  return [...(same ? formatsOf(same) : []), recordsFormat(found)];
}

/** The recipes with a format in or out. */
export function withFormat(
  recipes: readonly DatasetRecipe[],
  subModel: SubModelKey,
  format: string,
  isIn: boolean,
): readonly DatasetRecipe[] {
  if (!isIn) return recipes.filter((recipe) => recipe.format !== format);
  if (recipes.some((recipe) => recipe.format === format)) return recipes;
  return [...recipes, { subModel, format, name: null, options: {} }];
}

/** The recipes with one option of a format changed. */
export function withOption(
  recipes: readonly DatasetRecipe[],
  format: string,
  name: string,
  value: string | number | boolean,
): readonly DatasetRecipe[] {
  return recipes.map((recipe) =>
    recipe.format === format ? { ...recipe, options: { ...recipe.options, [name]: value } } : recipe,
  );
}
