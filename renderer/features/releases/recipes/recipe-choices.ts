import type { SubModelKey } from '#schemas/domain/sub-model.ts';
import { type DatasetRecipe, FormatId, folderOfRecipe } from '#schemas/formats/dataset-recipe.ts';

/** The recipes with a format in, or out with all that is written in it. */
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

/** The recipes with one more of a format, behind the others of it: as the last of them, under a name that none has. */
export function withAnother(recipes: readonly DatasetRecipe[], format: string): readonly DatasetRecipe[] {
  const place = recipes.findLastIndex((recipe) => recipe.format === format);
  const last = recipes[place];
  if (!last) return recipes;
  const names = new Set(recipes.filter((recipe) => recipe.format === format).map(({ name }) => name));
  let number = 1;
  const nameOf = () => (number === 1 ? 'other' : `other-${number}`);
  while (names.has(nameOf())) number += 1;
  return recipes.toSpliced(place + 1, 0, { ...last, name: names.has(null) ? nameOf() : null });
}

/** The recipes with one of them changed. */
export function withChange(
  recipes: readonly DatasetRecipe[],
  changed: DatasetRecipe,
  change: Partial<Pick<DatasetRecipe, 'name' | 'options'>>,
): readonly DatasetRecipe[] {
  return recipes.map((recipe) => (recipe === changed ? { ...recipe, ...change } : recipe));
}

/** Why no folder can be named for a recipe beside the others; null where one can. */
export function nameFault(
  recipe: DatasetRecipe,
  recipes: readonly DatasetRecipe[],
): 'recipeNameWrong' | 'recipeNameTwice' | null {
  if (recipe.name !== null && !FormatId.safeParse(recipe.name).success) return 'recipeNameWrong';
  const folder = folderOfRecipe(recipe);
  return recipes.some((other) => other !== recipe && folderOfRecipe(other) === folder) ? 'recipeNameTwice' : null;
}

/** Whether an export can write all of them, and there is any. */
export function areWritable(recipes: readonly DatasetRecipe[]): boolean {
  return recipes.length > 0 && recipes.every((recipe) => nameFault(recipe, recipes) === null);
}
