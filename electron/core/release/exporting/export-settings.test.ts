import { expect, it } from 'vitest';
import { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import { newProject } from '#test/support/open-projects.ts';
import { readExportSettings } from './export-settings.ts';

const reader = ProjectSubModel.parse({ key: 'reader', name: 'Reader', recordIn: 'page', recordOut: 'latex' });
const recipe = (format: string): DatasetRecipe => ({ subModel: 'reader', format, name: null, options: {} });

/** What is read of a project that keeps formats for a sub-model, as older programs left them where it was defined anew. */
async function readerOf(kept: readonly DatasetRecipe[]) {
  const { store } = await newProject();
  await store.releases.setExportSetting('sub-model', reader.key, reader);
  await store.releases.setExportSetting('recipes', reader.key, kept);
  const { recipes } = await readExportSettings(store);
  const found = recipes.find(({ subModel }) => subModel === reader.key);
  return { ...found, recipes: found?.recipes.map(({ format }) => format) };
}

it('names kept formats that a sub-model cannot be written in, and gives those that it can', async () => {
  expect(await readerOf([recipe('coco'), recipe('records')])).toMatchObject({
    isKept: true,
    recipes: ['records'],
    unwritable: [recipe('coco')],
  });
  expect(await readerOf([recipe('coco')])).toMatchObject({
    isKept: false,
    recipes: ['records'],
    unwritable: [recipe('coco')],
  });
  expect(await readerOf([recipe('records')])).toMatchObject({ isKept: true, recipes: ['records'], unwritable: [] });
});
