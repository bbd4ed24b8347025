import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readExportSettings } from '#electron/core/release/exporting/export-settings.ts';
import { describeOverWeb, type Seat, useJourney } from './support/journey.ts';
import { rowsOf, saved } from './support/saved.ts';

const journey = useJourney();

/** A window in which the sheet of requirements stands. */
async function openRequirements({ page, say }: Seat): Promise<void> {
  await page.getByRole('link', { name: say('shell', 'requirements') }).click();
  await page.getByRole('heading', { name: say('requirements', 'models') }).waitFor();
}

async function openDatasets({ page, say }: Seat): Promise<void> {
  await page.getByRole('link', { name: say('shell', 'releases') }).click();
  await page.getByRole('tab', { name: say('releases', 'tabDatasets') }).click();
}

describeOverWeb('a sub-model of the project', () => {
  it('stands in the requirements of every window as soon as it is defined, and goes as it is removed', async () => {
    const { app } = journey();
    await app.host.create(join(app.folder, 'Own'), 'Own models', 'Jiwon Park');
    const lead = await journey().sit();
    const other = await journey().sit();
    const { page, say } = lead;
    const sizeIn = (seat: Seat) => seat.page.getByLabel(`Page reader: ${say('requirements', 'modelSize')}`);
    await openRequirements(other);
    // Read once, so that what is shown later is what was read again.
    await openRequirements(lead);
    await openDatasets(lead);

    await page.getByLabel(say('releases', 'name'), { exact: true }).last().fill('Page reader');
    await page.getByRole('button', { name: say('releases', 'addSubModel') }).click();
    await sizeIn(other).waitFor();
    await openRequirements(lead);
    await sizeIn(lead).fill('3.4');
    await page.getByLabel(`Page reader: ${say('requirements', 'deviceMemory')}`).fill('10');
    await page.getByLabel(`Page reader: ${say('requirements', 'hardware')}`).fill('one GPU');
    await page.getByText(say('requirements', 'fits', { count: 2, step: '3.33' }), { exact: true }).waitFor();
    const table = rowsOf((await saved(lead, 'CSV', say('requirements', 'steps'))).toString());
    expect(table.find((row) => row[say('requirements', 'model')] === 'Page reader')).toMatchObject({
      [say('requirements', 'itemInput')]: 'page image',
      [say('requirements', 'itemOutput')]: 'LaTeX',
      [say('requirements', 'serving')]: 'Cloud',
      [say('requirements', 'hardware')]: 'one GPU',
      [say('requirements', 'instancesPerDevice')]: '2',
    });
    await journey().photograph(lead, 'own sub-model 1 in the sheet');
    await page.getByRole('button', { name: say('requirements', 'discard') }).click();

    await openDatasets(other);
    await other.page.getByRole('button', { name: say('releases', 'removeSubModel') }).click();
    await sizeIn(lead).waitFor({ state: 'hidden' });
    await openRequirements(other);
    expect(await sizeIn(other).count()).toBe(0);
  });

  it.each(['en', 'ko'] as const)(
    'is replaced after a question alone, and formats that go are named (%s)',
    async (language) => {
      const { app } = journey();
      await app.host.create(join(app.folder, 'Own'), 'Own models', 'Jiwon Park');
      const lead = await journey().sit({ language });
      const { page, say } = lead;
      await openDatasets(lead);
      const records = (given: 'page' | 'formula', back: 'boxes' | 'latex') =>
        page.getByText(`${say('exportOptions', `in_${given}`)} → ${say('exportOptions', `out_${back}`)}`, {
          exact: true,
        });
      const define = async (name: string, given: 'page' | 'formula', back: 'boxes' | 'latex') => {
        for (const [label, value] of [
          ['recordIn', `in_${given}`],
          ['recordOut', `out_${back}`],
        ] as const) {
          await page.getByRole('combobox', { name: say('releases', label), exact: true }).click();
          await page.getByRole('option', { name: say('exportOptions', value), exact: true }).click();
        }
        await page.getByLabel(say('releases', 'name'), { exact: true }).last().fill(name);
        await page.getByRole('button', { name: say('releases', 'addSubModel'), exact: true }).click();
      };
      await define('reader', 'formula', 'boxes');
      await records('formula', 'boxes').waitFor();
      await page.getByText('reader/yolo', { exact: true }).locator('xpath=../../..').getByRole('checkbox').check();
      await page
        .getByRole('button', { name: say('releases', 'recipeKeep') })
        .last()
        .click();
      await page.getByText(say('releases', 'recipeKept'), { exact: true }).waitFor();

      await define('Reader', 'page', 'latex');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('reader/').waitFor();
      await journey().photograph(lead, `own sub-model 2 replaced ${language}`);
      await dialog.getByRole('button', { name: say('common', 'cancel') }).click();
      await dialog.waitFor({ state: 'hidden' });
      expect(await records('formula', 'boxes').count()).toBe(1);
      await page.getByRole('button', { name: say('releases', 'addSubModel'), exact: true }).click();
      await dialog.getByRole('button', { name: say('releases', 'replace'), exact: true }).click();
      await records('page', 'latex').waitFor();
      await page.getByText(say('releases', 'recipesDropped', { formats: 'reader/yolo' })).waitFor();
      await journey().photograph(lead, `own sub-model 3 dropped ${language}`);
      const { subModels, recipes } = await readExportSettings(journey().project.store);
      expect(subModels).toEqual([{ key: 'reader', name: 'Reader', recordIn: 'page', recordOut: 'latex' }]);
      expect(recipes.at(-1)?.recipes.map(({ format }) => format)).toEqual(['records']);

      await page.getByLabel(say('releases', 'name'), { exact: true }).last().fill('Detector');
      await page.getByText(say('releases', 'refusedName')).waitFor();

      // As an older program left it where a sub-model was defined anew.
      const kept = [{ subModel: 'reader', format: 'yolo', name: null, options: {} }];
      await journey().project.store.releases.setExportSetting('recipes', 'reader', kept);
      await page.reload();
      await openDatasets(lead);
      await page.getByText(say('releases', 'recipesUnwritable', { formats: 'reader/yolo' })).waitFor();
      await journey().photograph(lead, `own sub-model 4 unwritable ${language}`);
    },
  );
});
