import type { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';

/** A recipe in words that `--format` and `--option` would be given: `coco (classes=one)`. */
export function describeRecipe({ format, options }: DatasetRecipe): string {
  const settings = Object.entries(options).map(([name, value]) => `${name}=${wordOf(value)}`);
  return settings.length === 0 ? format : `${format} (${settings.join(', ')})`;
}

function wordOf(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
