import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readExportSettings } from '#electron/core/release/exporting/export-settings.ts';
import { fillSampleProject } from '#electron/core/sample/fill-sample-project.ts';
import { folderOfRecipe } from '#schemas/formats/dataset-recipe.ts';
import { describeOverWeb, useJourney } from './support/journey.ts';
import { exportTo, freeze, openReleases } from './support/releases.ts';
import { rowsOf, saved } from './support/saved.ts';

const journey = useJourney();

describeOverWeb('a format that is written twice', () => {
  it.each([
    ['en', 'light'],
    ['ko', 'dark'],
  ] as const)(
    'has a name and options of its own, in what is kept and in the report (%s, %s)',
    async (language, scheme) => {
      const { app } = journey();
      await app.host.create(join(app.folder, 'sample'), 'Sample project', 'Jiwon Park');
      const { project } = journey();
      const job = project.jobs.start('sample', (handle) => fillSampleProject(project, handle));
      expect((await project.jobs.whenEnded(job.id)).state).toBe('done');
      const seat = await journey().sit({ language, scheme });
      const { page, say } = seat;
      await openReleases(seat);
      await freeze(seat, 'Pilot');
      await page.getByRole('tab', { name: say('releases', 'tabDatasets') }).click();

      const card = page.locator('.mantine-Card-root').filter({ hasText: 'detector/coco' });
      const keep = card.getByRole('button', { name: say('releases', 'recipeKeep') });
      await card.getByRole('button', { name: say('releases', 'recipeAnother') }).click();
      await card.getByText('detector/coco-other', { exact: true }).waitFor();
      const name = card.getByLabel(say('releases', 'recipeName'));
      await name.fill('One class');
      await card.getByText(say('releases', 'recipeNameWrong')).waitFor();
      expect(await keep.isDisabled()).toBe(true);
      await journey().photograph(seat, `named recipes wrong ${language}`);
      await name.fill('one-class');
      await card
        .getByRole('combobox', { name: say('exportOptions', 'classes') })
        .last()
        .click();
      await page.getByRole('option', { name: say('exportOptions', 'value-one'), exact: true }).click();
      await journey().photograph(seat, `named recipes ${language}`);
      await keep.click();
      await card.getByText(say('releases', 'recipeKept'), { exact: true }).waitFor();
      const { recipes } = await readExportSettings(project.store);
      const kept = recipes.find(({ subModel }) => subModel === 'detector')?.recipes ?? [];
      expect(kept.map((recipe) => [folderOfRecipe(recipe), recipe.options])).toEqual([
        ['detector/coco', {}],
        ['detector/coco-one-class', { classes: 'one' }],
      ]);

      // Ground in the colour of the ink is named where it is chosen, until it is another.
      const crops = page.locator('.mantine-Card-root').filter({ hasText: 'recognizer/image-folder' });
      const choose = async (
        option: 'cropBackground' | 'polarity',
        value: 'value-white' | 'value-light-on-dark' | 'value-page',
      ) => {
        await crops
          .getByRole('combobox', { name: say('exportOptions', option) })
          .first()
          .click();
        await page.getByRole('option', { name: say('exportOptions', value), exact: true }).click();
      };
      const frame = crops.getByText(language === 'ko' ? '흰 테두리' : 'makes a white frame in every crop');
      await choose('cropBackground', 'value-white');
      await choose('polarity', 'value-light-on-dark');
      await frame.waitFor();
      await journey().photograph(seat, `named recipes frame ${language}`);
      await choose('cropBackground', 'value-page');
      await frame.waitFor({ state: 'hidden' });

      await page.getByRole('tab', { name: say('releases', 'tabReleases') }).click();
      const dialog = await exportTo(seat, { release: 'Pilot', way: [], folderName: 'out' });
      expect((await readdir(join(app.folder, 'out', 'detector'))).toSorted()).toEqual(['coco', 'coco-one-class']);
      const written = rowsOf((await saved(seat, 'CSV', say('releases', 'datasetsTitle'))).toString());
      expect(written.map((row) => row[say('releases', 'format')])).toEqual(
        expect.arrayContaining(['coco', 'coco-one-class']),
      );
      await journey().photograph(seat, `named recipes report ${language}`);
      const figure = `${say('status', 'detector')} · coco-one-class: ${say('releases', 'itemsIn')}`;
      await dialog.getByRole('button', { name: figure }).click();
      await page.getByRole('dialog', { name: figure }).getByRole('listitem').first().waitFor();
    },
  );
});
