import type { ExportSettings } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { isReservedKey, type ProjectSubModel, refusePair } from '#schemas/domain/project-sub-model.ts';
import { isBuiltIn, type SubModelKey, subModelIds } from '#schemas/domain/sub-model.ts';
import { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import { fitsRecipe } from '#shared/formats/fits-recipe.ts';
import { usualRecipes } from '#shared/formats/registry.ts';
import { counted } from '#shared/words/counted.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../../services/actor.ts';
import type { Store } from '../../store/store.ts';
import { announceSetting } from '../announce-setting.ts';
import { readOwnSubModels } from '../sub-models/read-sub-models.ts';
import { findWritable, parseRecipe } from './find-format.ts';

/**
 * The sub-models that the project defines, and the recipes of every sub-model: those that were kept, else the usual ones.
 * Kept ones that do not fit its sub-model, as older programs left them, are named beside.
 */
export async function readExportSettings(store: Store): Promise<ExportSettings> {
  const subModels = [...(await readOwnSubModels(store))];
  const kept = await store.releases.exportSettings('recipes');
  const keys = [...subModelIds, ...subModels.map(({ key }) => key)];
  const recipes = keys.map((subModel) => {
    const own = DatasetRecipe.array().parse(kept.get(subModel) ?? []);
    const fitting = own.filter((recipe) => fitsRecipe(recipe, subModels));
    const usual = isBuiltIn(subModel) ? usualRecipes([subModel]) : [recordsRecipe(subModel)];
    return {
      subModel,
      isKept: fitting.length > 0,
      recipes: fitting.length > 0 ? fitting : usual,
      unwritable: own.filter((recipe) => !fitting.includes(recipe)),
    };
  });
  return { subModels, recipes };
}

function recordsRecipe(subModel: SubModelKey): DatasetRecipe {
  return { subModel, format: 'records', name: null, options: {} };
}

/**
 * Adds a sub-model of the project, or changes the one with its key. Kept recipes that cannot be written for its records
 * any more go, as every export would fail at them; with the last of them it is back to the usual one.
 *
 * @returns the recipes that went
 * @throws AppError `forbidden`, `invalid-input` for records that make no sense together, and for a key that is reserved
 */
export async function setSubModel(
  project: Project,
  actor: Actor,
  subModel: ProjectSubModel,
): Promise<readonly DatasetRecipe[]> {
  requireRole(actor, 'lead');
  const refusal = refusePair(subModel.recordIn, subModel.recordOut);
  if (refusal) {
    const message =
      refusal === 'region-needs-page'
        ? 'Regions are found on pages: choose the page as what the model is given.'
        : 'A crop holds one symbol: crop and class go with each other, and with nothing else.';
    throw new AppError('invalid-input', message, { subModel: subModel.key });
  }
  if (isReservedKey(subModel.key)) {
    const message = `“${subModel.key}” can be no key of a sub-model: choose another, such as own-${subModel.key}.`;
    throw new AppError('invalid-input', message, { reason: 'sub-model-key-reserved', subModel: subModel.key });
  }
  const { releases } = project.store;
  await releases.setExportSetting('sub-model', subModel.key, subModel);
  const kept = DatasetRecipe.array().parse((await releases.exportSettings('recipes')).get(subModel.key) ?? []);
  const fitting = kept.filter((recipe) => fitsRecipe(recipe, [subModel]));
  const dropped = kept.filter((recipe) => !fitting.includes(recipe));
  if (dropped.length > 0) {
    await releases.setExportSetting('recipes', subModel.key, fitting.length === 0 ? null : fitting);
  }
  announceSetting(project, 'sub-models');
  return dropped;
}

/**
 * Removes a sub-model of the project with its recipes; exports that were made of it stay.
 *
 * @throws AppError `forbidden`, `not-found`, `conflict` where quotas count what it can use
 */
export async function removeSubModel(project: Project, actor: Actor, key: SubModelKey): Promise<void> {
  requireRole(actor, 'lead');
  const known = await project.store.releases.exportSettings('sub-model');
  if (!known.has(key)) {
    throw new AppError('not-found', `The project defines no sub-model “${key}”.`, {
      reason: 'sub-model-unknown',
      subModel: key,
    });
  }
  const quotas = (await project.store.schemaRecords()).filter(
    ({ record }) => record.kind === 'quota' && record.subModel === key,
  ).length;
  if (quotas > 0) {
    const message = `${counted(quotas, 'quota counts', 'quotas count')} what “${key}” can use; remove ${quotas === 1 ? 'it' : 'them'} first.`;
    throw new AppError('conflict', message, { reason: 'sub-model-has-quotas', subModel: key, count: quotas });
  }
  await project.store.releases.setExportSetting('sub-model', key, null);
  await project.store.releases.setExportSetting('recipes', key, null);
  announceSetting(project, 'sub-models');
}

/**
 * Keeps the recipes of a sub-model; null goes back to the usual ones.
 *
 * @throws AppError `forbidden`, `not-found` for a sub-model, `invalid-input` for a format or options that there are not
 */
export async function setRecipes(
  project: Project,
  actor: Actor,
  key: SubModelKey,
  recipes: readonly DatasetRecipe[] | null,
): Promise<void> {
  requireRole(actor, 'lead');
  const { subModels } = await readExportSettings(project.store);
  if (!isBuiltIn(key) && !subModels.some((one) => one.key === key)) {
    throw new AppError('not-found', `There is no sub-model “${key}”.`, { reason: 'sub-model-unknown', subModel: key });
  }
  const folders = new Set<string>();
  for (const recipe of recipes ?? []) {
    if (recipe.subModel !== key) {
      throw new AppError('invalid-input', `A recipe of ${recipe.subModel} is none of ${key}.`, {
        reason: 'recipe-of-other',
        subModel: key,
      });
    }
    const folder = parseRecipe(recipe, findWritable(recipe, subModels)).folder;
    if (folders.has(folder)) {
      const message = `Two recipes would write to ${folder}: give one of them a name.`;
      throw new AppError('invalid-input', message, { reason: 'two-datasets-one-folder', folder });
    }
    folders.add(folder);
  }
  await project.store.releases.setExportSetting('recipes', key, recipes);
  announceSetting(project, 'recipes');
}
