import type { SubModelKey } from '#schemas/domain/sub-model.ts';
import type { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';

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
