import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { SubModelKey } from '#schemas/domain/sub-model.ts';
import { type DatasetOption, datasetOptionNames, datasetOptions } from '#schemas/formats/dataset-options.ts';
import { type DatasetRecipe, FormatId } from '#schemas/formats/dataset-recipe.ts';
import { formatsFor } from '#shared/formats/formats-for.ts';
import { UsageError } from '../usage-error.ts';

export interface RecipeFlags {
  /** Ids of formats, with a sub-model before a slash and a name after a colon if wanted: `detector/coco:one-class`. */
  readonly format?: readonly string[];
  /** `name=value`, with `<sub-model>/<format>:<name>.`, or some of these, before it if wanted. */
  readonly option?: readonly string[];
}

/**
 * What is written: the saved or usual formats of the sub-models, or those that `--format` names, each with the options
 * that it knows.
 *
 * @throws UsageError that names what there is
 */
export function chooseRecipes(
  subModels: readonly SubModelKey[],
  kept: readonly DatasetRecipe[],
  flags: RecipeFlags,
  own: readonly ProjectSubModel[],
): DatasetRecipe[] {
  const recipes = flags.format === undefined ? [...kept] : namedRecipes(subModels, flags.format, own);
  const settings = (flags.option ?? []).map(readSetting);
  for (const { word, target, name } of settings) {
    if (recipes.some((recipe) => isMeant(recipe, target) && knows(recipe, name, own))) continue;
    throw new UsageError(`“${word}” is no option of what is exported.`);
  }
  return recipes.map((recipe) => ({
    ...recipe,
    options: {
      ...recipe.options,
      ...Object.fromEntries(
        settings
          .filter(({ target, name }) => isMeant(recipe, target) && knows(recipe, name, own))
          .map(({ name, value }) => [name, value]),
      ),
    },
  }));
}

function namedRecipes(
  subModels: readonly SubModelKey[],
  words: readonly string[],
  own: readonly ProjectSubModel[],
): DatasetRecipe[] {
  return words
    .flatMap((word) => word.split(','))
    .flatMap((word) => {
      const at = word.indexOf('/');
      const wanted = at < 0 ? subModels : [word.slice(0, at)];
      const [id, ...names] = word.slice(at + 1).split(':');
      const name = names.length === 0 ? null : FormatId.safeParse(names.join(':'));
      const found = wanted.flatMap((subModel): DatasetRecipe[] => {
        const format = formatsFor(subModel, own).find((one) => one.id === id);
        return format ? [{ subModel, format: format.id, name: name?.data ?? null, options: {} }] : [];
      });
      if (name?.success === false) {
        throw new UsageError(
          `“${word}” has no name that a folder can have: write lower-case letters and digits with single hyphens between, such as coco:one-class.`,
        );
      }
      if (found.length > 0) return found;
      const known = wanted.flatMap((subModel) => formatsFor(subModel, own).map((format) => `${subModel}/${format.id}`));
      throw new UsageError(`There is no format “${word}” for what is exported; there are: ${known.join(', ')}.`);
    });
}

interface Setting {
  readonly word: string;
  readonly target: string | null;
  readonly name: string;
  readonly value: string | number | boolean;
}

function readSetting(word: string): Setting {
  const match = /^(?:([a-z0-9-]+(?:\/[a-z0-9-]+)?(?::[a-z0-9-]+)?)\.)?([A-Za-z]+)=(.*)$/.exec(word);
  const name = datasetOptionNames.find((known) => known === match?.[2]);
  if (!match || name === undefined) {
    const known = datasetOptionNames.join(', ');
    throw new UsageError(`“${word}” is no option: write name=value, such as classes=one; there are: ${known}.`);
  }
  return { word, target: match[1] ?? null, name, value: readValue(word, datasetOptions[name], match[3] ?? '') };
}

function readValue(word: string, option: DatasetOption, text: string): string | number | boolean {
  switch (option.kind) {
    case 'choice':
      if (option.values.includes(text)) return text;
      throw new UsageError(`“${word}” cannot be: choose one of ${option.values.join(', ')}.`);
    case 'count': {
      const number = Number(text);
      if (/^\d+$/.test(text) && number >= option.least && number <= option.most) return number;
      throw new UsageError(`“${word}” cannot be: write a whole number from ${option.least} to ${option.most}.`);
    }
    case 'switch':
      if (text === 'true' || text === 'yes') return true;
      if (text === 'false' || text === 'no') return false;
      throw new UsageError(`“${word}” cannot be: write yes or no.`);
  }
}

/** A target without a name means every recipe of its format. */
function isMeant({ subModel, format, name }: DatasetRecipe, target: string | null): boolean {
  if (target === null || target === subModel) return true;
  const formats = [format, `${subModel}/${format}`];
  return formats.includes(target) || (name !== null && formats.some((one) => target === `${one}:${name}`));
}

function knows({ subModel, format }: DatasetRecipe, name: string, own: readonly ProjectSubModel[]): boolean {
  const found = formatsFor(subModel, own).find(({ id }) => id === format);
  return found?.options.some((known) => known === name) === true;
}
