import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inTurn } from '#electron/core/release/freezing/in-turn.ts';
import { fillSampleProject } from '#electron/core/sample/fill-sample-project.ts';
import { splitSides } from '#schemas/domain/split.ts';
import { pickFolder } from './support/folder-picker.ts';
import { describeOverWeb, type Seat, useJourney } from './support/journey.ts';
import { openReleases } from './support/releases.ts';
import { rowsOf, saved } from './support/saved.ts';

const journey = useJourney();

/** The sample project, open, with its lead before it. */
async function openSample(language: 'en' | 'ko' = 'en', scheme: 'light' | 'dark' = 'light'): Promise<Seat> {
  const { app } = journey();
  await app.host.create(join(app.folder, 'sample'), 'Sample project', 'Jiwon Park');
  const { project } = journey();
  const job = project.jobs.start('sample', (handle) => fillSampleProject(project, handle));
  expect((await project.jobs.whenEnded(job.id)).state).toBe('done');
  const seat = await journey().sit({ language, scheme });
  await seat.page.getByRole('link', { name: seat.say('shell', 'releases') }).waitFor();
  await openReleases(seat);
  return seat;
}

/** Begins to freeze while another freeze is under way, and cancels it: nothing is frozen. */
async function freezeAndCancel(seat: Seat): Promise<void> {
  const { page, say } = seat;
  const { store } = journey().project;
  const other = Promise.withResolvers<void>();
  const ended = inTurn(store, () => other.promise);
  await page.getByRole('button', { name: say('releases', 'freeze') }).click();
  const dialog = page.getByRole('dialog', { name: say('releases', 'freezeTitle') });
  await dialog.getByRole('button', { name: say('releases', 'freezeDo'), exact: true }).click();
  await dialog.getByText(say('jobs', 'phase_starting')).waitFor();
  await journey().photograph(seat, `releases freezing ${say('releases', 'freezeDo')}`);
  const heard = page.waitForResponse((response) => response.url().includes('jobs/cancel'));
  await dialog.getByRole('button', { name: say('common', 'cancel'), exact: true }).click();
  await heard;
  other.resolve();
  await ended;
  await dialog.getByText(say('releases', 'freezeCancelled')).waitFor();
  await journey().photograph(seat, `releases cancelled ${say('releases', 'freezeDo')}`);
  expect(await store.releases.listReleases()).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

async function freezeWithPreview({ page, say }: Seat, name: string): Promise<void> {
  await page.getByRole('button', { name: say('releases', 'freeze') }).click();
  const dialog = page.getByRole('dialog', { name: say('releases', 'freezeTitle') });
  await dialog.getByLabel(say('releases', 'name'), { exact: true }).fill(name);
  await dialog.getByRole('button', { name: say('releases', 'previewSplit') }).click();
  await dialog.getByText(say('releases', 'evenness')).waitFor();
  await dialog.getByRole('button', { name: say('releases', 'freezeDo'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

const pageReader = { key: 'page-reader', name: 'Page reader', recordIn: 'page', recordOut: 'latex' };

describeOverWeb('the lead and releases', () => {
  it.each([
    ['en', 'light'],
    ['ko', 'dark'],
  ] as const)('previews, freezes, reads the report, locks the test set (%s, %s)', async (language, scheme) => {
    const seat = await openSample(language, scheme);
    const { page, say } = seat;
    await journey().project.store.releases.setExportSetting('sub-model', pageReader.key, pageReader);
    await page.reload();
    await freezeAndCancel(seat);
    await freezeWithPreview(seat, 'Pilot');
    await page.getByRole('button', { name: say('releases', 'open', { name: 'Pilot' }) }).click();
    const detail = page.getByRole('dialog');
    await detail.getByRole('tab', { name: say('releases', 'health') }).click();
    await detail.getByText(say('releases', 'findings'), { exact: true }).waitFor();
    await journey().photograph(seat, `releases health ${language}`);
    const items = rowsOf((await saved(seat, 'CSV', say('releases', 'subModelSides'))).toString());
    const detector = items.find((row) => row[say('releases', 'subModel')] === say('status', 'detector'));
    const [release] = await journey().project.store.releases.listReleases();
    const inAll = splitSides.reduce((sum, side) => sum + Number(detector?.[say('status', side)]), 0);
    expect(inAll).toBe(release?.counts.formulas);
    // What the project defines itself is counted beside it, also where it has nothing.
    const own = items.find((row) => row[say('releases', 'subModel')] === pageReader.name);
    expect(splitSides.map((side) => own?.[say('status', side)])).toEqual(['0', '0', '0']);
    await detail.getByText(say('releases', 'noItemsFor', { subModel: pageReader.name })).waitFor();
    await detail.getByRole('tab', { name: say('releases', 'classMap') }).click();
    await detail.getByLabel(say('releases', 'searchClasses')).fill('\\sqrt');
    await detail.getByText('\\sqrt', { exact: true }).waitFor();
    await detail.getByRole('tab', { name: say('releases', 'card') }).click();
    await expect.poll(() => detail.getByRole('textbox').inputValue()).toContain('task_categories:');
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'hidden' });

    await page.getByRole('tab', { name: say('releases', 'tabSplits') }).click();
    await page.getByRole('button', { name: say('releases', 'lockTest') }).click();
    const question = page.getByRole('dialog', { name: say('releases', 'lockTest') });
    await question.getByRole('textbox', { name: say('releases', 'note') }).fill('Ready for the first models.');
    await journey().photograph(seat, `releases lock ${language}`);
    await question.getByRole('button', { name: say('releases', 'lockTest') }).click();
    await page.getByText(say('releases', 'testSetVersion', { number: 1 })).waitFor();
    await journey().photograph(seat, `releases split ${language}`);
    expect(await journey().project.store.splits.testVersions()).toMatchObject([
      { number: 1, note: 'Ready for the first models.' },
    ]);

    const correct = page.getByRole('button', { name: say('releases', 'correctTest') });
    await correct.click();
    const correction = page.getByRole('dialog', { name: say('releases', 'correctTest') });
    const nothing = { changed: 0, gone: 0, came: 0 };
    await correction.getByText(say('releases', 'correctNothing', { number: 1 })).waitFor();
    await page.keyboard.press('Escape');
    await correction.waitFor({ state: 'hidden' });
    await expect.poll(() => correct.evaluate((button) => button === document.activeElement)).toBe(true);
    await correct.click();
    await correction.getByRole('button', { name: say('releases', 'correctTest') }).click();
    await page.getByText(say('releases', 'testSetVersion', { number: 2 }), { exact: true }).waitFor();
    const two = { release: say('releases', 'releaseNumbered', { number: 2 }), number: 2 };
    await page.getByText(say('releases', 'correctedSentence', { ...two, ...nothing })).waitFor();
  });

  it('keeps a recipe, says a licence, and exports what is kept', async () => {
    const seat = await openSample();
    const { page, say } = seat;
    await page.getByRole('tab', { name: say('releases', 'tabSources') }).click();
    await page.locator(`input[aria-label="sample: ${say('releases', 'licence')}"]`).fill('CC0-1.0');
    await page.getByLabel(`sample: ${say('releases', 'attribution')}`).fill('The sample');
    await page.getByLabel(`sample: ${say('releases', 'address')}`).click();
    await expect
      .poll(async () => (await journey().project.store.sources.batches())[0])
      .toMatchObject({ licence: 'CC0-1.0', attribution: 'The sample' });

    await page.getByRole('tab', { name: say('releases', 'tabReleases') }).click();
    await freezeWithPreview(seat, 'Pilot');
    const notices = page.locator('.mantine-Notification-root');
    await notices.getByText('Pilot').waitFor();
    expect(await notices.count(), 'one notice of one release').toBe(1);
    await page.getByRole('tab', { name: say('releases', 'tabDatasets') }).click();
    await page.getByLabel('YOLO', { exact: true }).nth(1).check();
    await page
      .getByRole('button', { name: say('releases', 'recipeKeep') })
      .nth(1)
      .click();
    await page.getByText(say('releases', 'recipeKept'), { exact: true }).waitFor();
    await journey().photograph(seat, 'releases datasets');

    await page.getByRole('tab', { name: say('releases', 'tabReleases') }).click();
    const line = page.getByRole('row').filter({ hasText: 'Pilot' });
    await line.getByRole('button', { name: say('releases', 'export') }).click();
    const dialog = page.getByRole('dialog', { name: say('releases', 'exportTitle'), exact: true });
    await dialog.getByLabel(say('releases', 'folderName')).fill('kept');
    await dialog.getByRole('button', { name: say('common', 'folderChange') }).click();
    const picker = page.getByRole('dialog', { name: say('releases', 'pickParent') });
    await picker.getByRole('button', { name: say('common', 'folderUse') }).waitFor();
    await page.keyboard.press('Escape');
    await picker.waitFor({ state: 'hidden' });
    await dialog.waitFor();
    await journey().photograph(seat, 'releases export');
    await dialog.getByRole('button', { name: say('releases', 'exportDo'), exact: true }).click();
    await dialog.getByRole('button', { name: say('releases', 'done') }).waitFor();
    await journey().photograph(seat, 'releases report');
    const written = rowsOf((await saved(seat, 'CSV', say('releases', 'datasetsTitle'))).toString());
    expect(written).toContainEqual(
      expect.objectContaining({ [say('releases', 'format')]: 'yolo', [say('releases', 'skipped')]: '0' }),
    );
    const out = join(journey().app.folder, 'kept');
    expect((await readdir(join(out, 'detector'))).toSorted()).toEqual(['coco', 'yolo']);
    expect(await readdir(out)).toEqual(expect.arrayContaining(['README.md', 'preview.html', 'manifest.json']));
    await dialog.getByRole('button', { name: say('releases', 'done') }).click();

    // What was refused is changed where it was filled in; of an unchanged project its release is chosen.
    await page
      .getByRole('button', { name: say('releases', 'export') })
      .first()
      .click();
    await expect
      .poll(() => dialog.getByRole('combobox', { name: say('releases', 'exportRelease') }).inputValue())
      .toContain('Pilot');
    await mkdir(join(journey().app.folder, 'taken'));
    await writeFile(join(journey().app.folder, 'taken', 'thesis.txt'), 'mine');
    await dialog.getByLabel(say('releases', 'folderName')).fill('taken');
    await dialog.getByRole('button', { name: say('releases', 'exportDo'), exact: true }).click();
    // The form has a button of the same name, for its folder, until the refusal takes its place.
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('button', { name: say('releases', 'changeExport') }).click();
    const name = dialog.getByLabel(say('releases', 'folderName'));
    expect(await name.inputValue()).toBe('taken');
    const button = dialog.getByRole('button', { name: say('releases', 'exportDo'), exact: true });
    const box = await button.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(page.viewportSize()?.height ?? 0);
    await journey().photograph(seat, 'releases change export');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    await writeFile(join(out, 'README.md'), 'changed');
    await rm(join(out, 'preview.html'));
    await writeFile(join(out, 'stranger.txt'), 'added');
    await writeFile(join(journey().app.folder, 'strange.zip'), 'no zip file at all');
    await page.getByRole('button', { name: say('releases', 'verify') }).click();
    const exportPicker = page.getByRole('dialog', { name: say('releases', 'verifyPick') });
    await exportPicker.getByRole('button', { name: 'strange.zip' }).click();
    await exportPicker.waitFor({ state: 'hidden' });
    await notices.filter({ hasText: 'strange.zip' }).first().waitFor();
    await page.getByRole('button', { name: say('releases', 'verify') }).click();
    await pickFolder(seat, {
      title: say('releases', 'verifyPick'),
      way: ['kept'],
      action: say('releases', 'verifyDo'),
      isOwn: true,
    });
    const told = notices.filter({ hasText: say('jobs', 'faultyExport') });
    await told.getByText(say('jobs', 'faults', { count: 3 })).waitFor();
    await page.getByRole('button', { name: say('jobs', 'title') }).click();
    const entry = page.getByRole('region', { name: say('jobs', 'verify') });
    await entry.getByText(say('jobs', 'faults', { count: 3 })).waitFor();
    await journey().photograph(seat, 'releases broken export');
    await page.keyboard.press('Escape');
    await told.click();
    await page.getByText(say('releases', 'verifyWrong')).waitFor();
    await journey().photograph(seat, 'releases verify report');
  });
});
