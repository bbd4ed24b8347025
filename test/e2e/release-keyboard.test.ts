import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { fillSampleProject } from '#electron/core/sample/fill-sample-project.ts';
import { describeOverWeb, type Seat, useJourney } from './support/journey.ts';
import { freeze, openReleases } from './support/releases.ts';

const journey = useJourney();

async function sitDown({ isSample }: { readonly isSample: boolean }): Promise<Seat> {
  const { app } = journey();
  await app.host.create(join(app.folder, 'work'), 'Work', 'Jiwon Park');
  const { project } = journey();
  if (isSample) {
    const job = project.jobs.start('sample', (handle) => fillSampleProject(project, handle));
    expect((await project.jobs.whenEnded(job.id)).state).toBe('done');
  }
  return await journey().sit();
}

/** Waits until the keyboard is in a part of the page. */
async function hasKeyboard(part: Locator): Promise<void> {
  await expect.poll(() => part.evaluate((element) => element === document.activeElement)).toBe(true);
}

describeOverWeb('the screens of releases, by the keyboard alone', () => {
  it('begin a dialog in its first field, however often it is opened, and give the keyboard back', async () => {
    await mkdir(join(journey().app.folder, 'exports', 'old'), { recursive: true });
    const seat = await sitDown({ isSample: true });
    const { page, say } = seat;
    await openReleases(seat);
    // Until the list is read, its buttons stand elsewhere.
    await page.getByText(say('releases', 'emptyTitle')).waitFor();
    const main = page.getByRole('main');
    const dialogs = [
      [
        'export',
        'exportTitle',
        (dialog: Locator) => dialog.getByRole('combobox', { name: say('releases', 'exportRelease') }),
      ],
      ['freeze', 'freezeTitle', (dialog: Locator) => dialog.getByLabel(say('releases', 'name'), { exact: true })],
      ['verify', 'verifyPick', (dialog: Locator) => dialog.getByRole('listitem').getByRole('button').first()],
    ] as const;
    for (const [button, title, first] of dialogs) {
      const opening = main.getByRole('button', { name: say('releases', button), exact: true });
      const dialog = page.getByRole('dialog', { name: say('releases', title), exact: true });
      // What was read for it once is there at once the second time.
      for (const _ of ['first', 'second']) {
        await opening.focus();
        await page.keyboard.press('Enter');
        await hasKeyboard(first(dialog));
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
        await hasKeyboard(opening);
      }
    }
  });

  it('lead through folders, into what each holds', async () => {
    await mkdir(join(journey().app.folder, 'exports', 'old'), { recursive: true });
    const seat = await sitDown({ isSample: true });
    const { page, say } = seat;
    await openReleases(seat);
    await page.getByRole('button', { name: say('releases', 'verify') }).click();
    const picker = page.getByRole('dialog', { name: say('releases', 'verifyPick') });
    await hasKeyboard(picker.getByRole('button', { name: 'exports', exact: true }));
    await page.keyboard.press('Enter');
    await hasKeyboard(picker.getByRole('button', { name: 'old', exact: true }));
    await page.keyboard.press('Enter');
    await hasKeyboard(picker.getByRole('button', { name: say('releases', 'verifyDo'), exact: true }));
    const up = picker.getByRole('button', { name: say('common', 'folderUp') });
    await up.focus();
    await page.keyboard.press('Enter');
    await picker.getByRole('button', { name: 'old', exact: true }).waitFor();
    await hasKeyboard(up);
  });

  it('keep the keyboard after the first release, where a test set is locked, and where a report is closed', async () => {
    const seat = await sitDown({ isSample: true });
    const { page, say } = seat;
    await openReleases(seat);
    const main = page.getByRole('main');
    // The first release takes the buttons of the empty screen away.
    await freeze(seat, 'Pilot');
    await hasKeyboard(main.getByRole('button', { name: say('releases', 'freeze'), exact: true }));
    await main.getByRole('tab', { name: say('releases', 'tabSplits') }).click();
    await main
      .getByRole('button', { name: say('releases', 'lockTest') })
      .first()
      .focus();
    for (const act of ['lockTest', 'correctTest'] as const) {
      await page.keyboard.press('Enter');
      const question = page.getByRole('dialog', { name: say('releases', act) });
      await hasKeyboard(question.getByRole('textbox', { name: say('releases', 'note') }));
      await question.getByRole('button', { name: say('releases', act) }).press('Enter');
      await question.waitFor({ state: 'hidden' });
      await hasKeyboard(main.getByRole('button', { name: say('releases', 'correctTest') }));
    }
    await page.getByText(say('releases', 'testSetVersion', { number: 2 }), { exact: true }).waitFor();

    const activity = page.getByRole('button', { name: say('jobs', 'title') });
    await activity.click();
    await page
      .getByRole('button', { name: say('jobs', 'report') })
      .first()
      .press('Enter');
    await page.getByRole('dialog').getByRole('heading').first().waitFor();
    await page.keyboard.press('Escape');
    await hasKeyboard(activity);
  });

  it('give each button a name that says what it acts on', async () => {
    const seat = await sitDown({ isSample: true });
    const { page, say } = seat;
    await openReleases(seat);
    const main = page.getByRole('main');
    await freeze(seat, 'Pilot');
    await main.getByRole('button', { name: `${say('releases', 'export')}: Pilot`, exact: true }).waitFor();
    await main.getByRole('tab', { name: say('releases', 'tabDatasets') }).click();
    const subModel = say('status', 'detector');
    const named = `${say('releases', 'recipeKeep')}: ${say('releases', 'formatsOf', { subModel })}`;
    await main.getByRole('button', { name: named, exact: true }).waitFor();
    const names = await main
      .getByRole('button', { name: say('releases', 'recipeKeep') })
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
    expect(names).toHaveLength(5);
    expect(new Set(names).size).toBe(5);
  });

  it('keep recipes, add a sub-model and say a licence by Enter, and say what is saved', async () => {
    const seat = await sitDown({ isSample: true });
    const { page, say } = seat;
    await openReleases(seat);
    const main = page.getByRole('main');
    await main.getByRole('tab', { name: say('releases', 'tabDatasets') }).click();
    const keep = main.getByRole('button', { name: `${say('releases', 'recipeKeep')}: ` }).first();
    await main.getByRole('checkbox', { name: 'YOLO' }).first().press('Space');
    await keep.press('Enter');
    await main.getByText(say('releases', 'recipeKept'), { exact: true }).waitFor();
    await hasKeyboard(keep);
    await main.getByRole('button', { name: say('releases', 'recipeUsual') }).press('Enter');
    await main.getByText(say('releases', 'recipeKept'), { exact: true }).waitFor({ state: 'detached' });
    await hasKeyboard(keep);

    const name = main.getByLabel(say('releases', 'name'), { exact: true });
    await name.fill('Reads pages');
    await name.press('Enter');
    await main.getByText('reads-pages/records', { exact: true }).waitFor();
    await hasKeyboard(name);
    expect(await name.inputValue()).toBe('');

    await main.getByRole('tab', { name: say('releases', 'tabSources') }).click();
    const licence = main.getByRole('combobox', { name: say('releases', 'licence') }).first();
    await licence.fill('CC-BY-4.0');
    await licence.press('Enter');
    const saved = new RegExp(say('releases', 'sourceSaved', { name: '.+' }));
    await page.getByText(saved).waitFor();
    const sources = await journey().project.store.sources.batches();
    expect(sources.map(({ licence: said }) => said)).toContain('CC-BY-4.0');
  });

  it('go on from an empty project, which says where each import will stand', async () => {
    const seat = await sitDown({ isSample: false });
    const { page, say } = seat;
    await openReleases(seat);
    await page.getByRole('tab', { name: say('releases', 'tabSources') }).click();
    await page.getByText(say('releases', 'sourcesEmpty')).waitFor();
  });
});

describeOverWeb('a number of a freeze', () => {
  it('is what is typed, also into a field that was emptied', async () => {
    const seat = await sitDown({ isSample: true });
    const { page, say } = seat;
    await openReleases(seat);
    await page.getByRole('button', { name: say('releases', 'freeze') }).click();
    const dialog = page.getByRole('dialog', { name: say('releases', 'freezeTitle') });
    const retype = async (field: Locator, number: string) => {
      await field.focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.type(number);
    };
    const train = dialog.getByRole('textbox', { name: say('status', 'train') });
    await retype(train, '65');
    expect(await train.inputValue()).toBe('65%');
    await dialog.getByText(say('releases', 'byCounts'), { exact: true }).click();
    const test = dialog.getByLabel(say('releases', 'formulasOnSide', { side: say('status', 'test') }));
    await retype(test, '3');
    expect(await test.inputValue()).toBe('3');
    // What nobody typed is what it was.
    await retype(test, '');
    await page.keyboard.press('Tab');
    expect(await test.inputValue()).toBe('3');
    await dialog.getByRole('button', { name: say('releases', 'splitDetail') }).click();
    const seed = dialog.getByRole('textbox', { name: say('releases', 'seed') });
    await retype(seed, '7');
    expect(await seed.inputValue()).toBe('7');
  });
});
