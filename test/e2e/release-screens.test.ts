import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { freezeRelease } from '#electron/core/release/freezing/freeze.ts';
import { inTurn } from '#electron/core/release/freezing/in-turn.ts';
import { fillSampleProject } from '#electron/core/sample/fill-sample-project.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { anOperation } from '#test/support/builders.ts';
import { importActor } from '#test/support/open-projects.ts';
import { faintTexts } from './support/faint-texts.ts';
import { pickFolder } from './support/folder-picker.ts';
import { describeOverWeb, type Seat, useJourney } from './support/journey.ts';
import { freeze, openReleases } from './support/releases.ts';

const journey = useJourney();

async function openSample(language: 'en' | 'ko' = 'en'): Promise<Seat> {
  const { app } = journey();
  await app.host.create(join(app.folder, 'sample'), 'Sample project', 'Jiwon Park');
  const { project } = journey();
  const job = project.jobs.start('sample', (handle) => fillSampleProject(project, handle));
  expect((await project.jobs.whenEnded(job.id)).state).toBe('done');
  const seat = await journey().sit({ language });
  await openReleases(seat);
  return seat;
}

/** Whether all of it lies in the window. */
async function isInWindow(part: Locator): Promise<boolean> {
  return await part.evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    return left >= 0 && right <= innerWidth;
  });
}

/** What of the rest of a dialog lies above the row of one of its buttons, however far the dialog is scrolled. */
async function shinesThrough(button: Locator): Promise<readonly string[]> {
  return await button.evaluate((element) => {
    const row = element.parentElement;
    const scrolled = element.closest('[class*=Modal-content]');
    const most = scrolled ? scrolled.scrollHeight - scrolled.clientHeight : 0;
    if (!row || !scrolled || most === 0) return ['nothing scrolls'];
    const found = new Set<string>();
    for (let top = 0; top <= most; top += 4) {
      scrolled.scrollTop = top;
      const { left, right, y, height } = row.getBoundingClientRect();
      for (let x = left + 20; x < right; x += 20) {
        const above = document.elementFromPoint(x, y + height / 2);
        if (!row.contains(above)) found.add(above ? `${above.className} ${above.textContent}` : 'nothing');
      }
    }
    return [...found];
  });
}

const longName = 'Reads a whole page and writes what stands on it as LaTeX, line by line, as a person would';

describeOverWeb('the screens of releases', () => {
  it('say before an export what ImageFolder leaves out, and that formats may leave out more', async () => {
    const seat = await openSample();
    const { page, say } = seat;
    await freeze(seat, 'Pilot');
    const line = page.getByRole('row').filter({ hasText: 'Pilot' });
    const mark = await line.getByText(/ImageFolder −\d+/).innerText();
    await line.getByRole('button', { name: say('releases', 'export') }).click();
    const dialog = page.getByRole('dialog', { name: say('releases', 'exportTitle'), exact: true });
    await dialog.getByText(say('releases', 'itemsHint')).waitFor();
    await dialog.getByText(mark, { exact: true }).waitFor();
  });

  it('say of an export that was cancelled that nothing is left, and keep its folder', async () => {
    const seat = await openSample();
    const { page, say } = seat;
    await mkdir(join(journey().app.folder, 'exports'));
    const openDialog = async () => {
      await page
        .getByRole('button', { name: say('releases', 'export') })
        .first()
        .click();
    };
    await openDialog();
    const dialog = page.getByRole('dialog', { name: say('releases', 'exportTitle'), exact: true });
    await dialog.getByRole('button', { name: say('common', 'folderChange') }).click();
    const pickTitle = say('releases', 'pickParent');
    await pickFolder(seat, { title: pickTitle, way: ['exports'], action: say('common', 'folderUse') });
    await dialog.getByLabel(say('releases', 'folderName')).fill('first');
    // It waits for the freeze of another, so that it can be cancelled in time.
    const other = Promise.withResolvers<void>();
    const ended = inTurn(journey().project.store, () => other.promise);
    await dialog.getByRole('button', { name: say('releases', 'exportDo'), exact: true }).click();
    await dialog.getByText(say('jobs', 'phase_starting')).waitFor();
    const heard = page.waitForResponse((response) => response.url().includes('jobs/cancel'));
    await dialog.getByRole('button', { name: say('jobs', 'cancel'), exact: true }).click();
    await heard;
    other.resolve();
    await ended;
    await dialog.getByText(say('releases', 'exportCancelled')).waitFor();
    const change = dialog.getByRole('button', { name: say('releases', 'changeExport') });
    expect(await change.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await dialog.getByLabel(say('releases', 'folderName')).inputValue()).toBe('first');
    const first = dialog.getByRole('combobox', { name: say('releases', 'exportRelease') });
    await expect.poll(() => first.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    await openDialog();
    await dialog.getByText(join(journey().app.folder, 'exports'), { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: say('releases', 'verify') }).click();
    const picker = page.getByRole('dialog', { name: say('releases', 'verifyPick') });
    await expect
      .poll(() => picker.getByLabel(say('common', 'folderPath'), { exact: true }).textContent())
      .toContain('exports');
  });

  it('hold long names: sub-models in the list, labels in the class map; and every letter stands out', async () => {
    const seat = await openSample();
    const { page, say } = seat;
    const { store } = journey().project;
    for (const number of [1, 2, 3, 4]) {
      const key = `reader-${number}`;
      const own = { key, name: `${longName} ${number}`, recordIn: 'page', recordOut: 'latex' };
      await store.releases.setExportSetting('sub-model', key, own);
    }
    const plus = (await store.schemaRecords()).find(
      ({ record }) => record.kind === 'symbol-class' && record.label === '+',
    );
    if (plus?.record.kind !== 'symbol-class') throw new Error('The sample has no plus.');
    const before = plus.record;
    const after = { ...before, label: `\\${'m'.repeat(199)}` };
    const document = { type: 'symbol-class' as const, id: before.id };
    const updated = [{ before, after }];
    await store.commit(anOperation(900, [{ document, base: plus.revision, added: [], updated, removed: [] }]));
    await page.reload();
    await freeze(seat, 'Pilot');
    const line = page.getByRole('row').filter({ hasText: 'Pilot' });
    expect(await isInWindow(line.getByRole('button', { name: say('releases', 'export') }))).toBe(true);
    expect(await faintTexts(page)).toEqual([]);
    await journey().photograph(seat, 'releases long names');

    await page.getByRole('button', { name: say('releases', 'open', { name: 'Pilot' }) }).click();
    const detail = page.getByRole('dialog');
    await detail.getByText('Split 1', { exact: false }).first().waitFor();
    expect(await faintTexts(page)).toEqual([]);
    await detail.getByRole('tab', { name: say('releases', 'classMap') }).click();
    await detail.getByText(after.label, { exact: true }).first().waitFor();
    expect(await isInWindow(detail.getByRole('columnheader', { name: say('releases', 'split') }))).toBe(true);
    await journey().photograph(seat, 'releases long labels');
  });

  it('cover what a dialog scrolls away by the row of its buttons: the preview of a freeze, what an import chooses', async () => {
    const seat = await openSample();
    const { page, say } = seat;
    await freezeRelease(journey().project, importActor, FreezeOptions.parse({ lockTest: true }));
    await page.reload();
    await page.setViewportSize({ width: 1440, height: 560 });
    await page.getByRole('button', { name: say('releases', 'freeze') }).click();
    const freezing = page.getByRole('dialog', { name: say('releases', 'freezeTitle') });
    await freezing.getByRole('button', { name: say('releases', 'previewSplit') }).click();
    await freezing.getByText(say('releases', 'evenness')).waitFor();
    const [shown, above] = await Promise.all(
      ['shown', 'Modal-header'].map((name) => freezing.locator(`[class*=${name}]`).boundingBox()),
    );
    expect(shown?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
    expect(
      await shinesThrough(freezing.getByRole('button', { name: say('releases', 'freezeDo'), exact: true })),
    ).toEqual([]);
    await page.keyboard.press('Escape');
    await journey().goTo(seat, '/library');
    await page
      .getByRole('main')
      .getByRole('button', { name: say('library', 'import') })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: say('imports', 'title'), exact: true });
    await dialog.getByText(say('imports', 'testRepeatsHoldOut'), { exact: true }).waitFor();
    expect(await shinesThrough(dialog.getByRole('button', { name: say('imports', 'start'), exact: true }))).toEqual([]);
  });

  it('give the keyboard back to what opened their dialogs, and keep it in them until then', async () => {
    const seat = await openSample();
    const { page, say } = seat;
    await freezeRelease(journey().project, importActor, FreezeOptions.parse({}));
    await page.reload();
    await page.setViewportSize({ width: 1440, height: 560 });
    const focused = (part: Locator) => part.evaluate((element) => element === document.activeElement);
    const main = page.getByRole('main');
    const exporting = main.getByRole('button', { name: say('releases', 'export') }).first();
    const dialog = page.getByRole('dialog', { name: say('releases', 'exportTitle'), exact: true });
    await exporting.focus();
    await page.keyboard.press('Enter');
    const change = dialog.getByRole('button', { name: say('common', 'folderChange') });
    await change.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: say('releases', 'pickParent') }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(change)).toBe(true);
    // A zip file is named as one, however its name was typed.
    await dialog.getByLabel(say('releases', 'folderName')).fill('first');
    await dialog.getByRole('combobox', { name: say('releases', 'container') }).click();
    await page.getByRole('option', { name: say('releases', 'containerZip') }).click();
    const zipName = dialog.getByLabel(say('releases', 'zipName'));
    expect(await zipName.inputValue()).toBe('first.zip');
    await zipName.fill('second');
    await dialog.getByRole('button', { name: say('releases', 'exportDo'), exact: true }).focus();
    expect(await zipName.inputValue()).toBe('second.zip');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(dialog.getByRole('button', { name: say('releases', 'done') }))).toBe(true);
    // The report is read from its beginning.
    expect(await dialog.evaluate((element) => element.scrollTop)).toBe(0);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => focused(exporting)).toBe(true);

    const freezing = main.getByRole('button', { name: say('releases', 'freeze') });
    await freezing.focus();
    await page.keyboard.press('Enter');
    const freezeDialog = page.getByRole('dialog', { name: say('releases', 'freezeTitle') });
    await expect.poll(() => focused(freezeDialog.getByLabel(say('releases', 'name'), { exact: true }))).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(freezing)).toBe(true);

    await journey().goTo(seat, '/library');
    const importing = main.getByRole('button', { name: say('library', 'import') }).first();
    await importing.focus();
    await page.keyboard.press('Enter');
    const importDialog = page.getByRole('dialog', { name: say('imports', 'title'), exact: true });
    await expect
      .poll(() => focused(importDialog.getByRole('button', { name: say('imports', 'chooseFiles') })))
      .toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(importing)).toBe(true);
  });

  it('take a sub-model with a name that has no Latin letter', async () => {
    const seat = await openSample('ko');
    const { page, say } = seat;
    await page.getByRole('tab', { name: say('releases', 'tabDatasets') }).click();
    for (const [name, folder] of [
      ['읽기 모델', 'model-1'],
      ['다른 모델', 'model-2'],
    ] as const) {
      await page.getByLabel(say('releases', 'name'), { exact: true }).last().fill(name);
      await page.getByText(`${folder}/`, { exact: true }).waitFor();
      await page.getByRole('button', { name: say('releases', 'addSubModel') }).click();
      await page.getByText(`${folder}/records`, { exact: true }).waitFor();
    }
  });
});
