import type { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';

/** A recipe in words that `--format` and `--option` would be given: `coco:one-class (classes=one)`. */
export function describeRecipe(recipe: DatasetRecipe): string {
  const settings = Object.entries(recipe.options).map(([name, value]) => `${name}=${wordOf(value)}`);
  return settings.length === 0 ? formatWord(recipe) : `${formatWord(recipe)} (${settings.join(', ')})`;
}

/** What `--format` is given for a recipe: `coco`, or with its name `coco:one-class`. */
export function formatWord({ format, name }: DatasetRecipe): string {
  return name === null ? format : `${format}:${name}`;
}

function wordOf(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
