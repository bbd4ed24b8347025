import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pngOf, writeYoloFolder } from '#test/contract/support/template-project.ts';
import { useDesktop } from './support/desktop.ts';
import { openedDialogs, scriptDialog } from './support/dialogs.ts';
import { dropPaths } from './support/drop.ts';
import { prepareProject } from './support/prepared-project.ts';

const newHome = useDesktop();

describe('files and folders of the machine', () => {
  it('are imported where they lie when they are dropped on the window or chosen', async () => {
    const home = await newHome();
    await prepareProject(home, 'Fractions');
    const folder = join(home.work, 'scans');
    await writeYoloFolder(folder, 4);
    await mkdir(join(home.work, 'single'));
    const files = [join(home.work, 'single', 'a photo.png'), join(home.work, 'single', '사진.png')];
    await writeFile(files[0] ?? '', await pngOf(70, 50));
    await writeFile(files[1] ?? '', await pngOf(75, 50));
    const { page } = await home.start({ args: ['Fractions'] });
    await page.getByRole('option').nth(2).waitFor();

    await dropPaths(page, [folder]);
    const dialog = page.getByRole('dialog', { name: 'Import' });
    await dialog.getByText(folder).waitFor();
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('option').nth(3).waitFor();

    await dropPaths(page, files);
    await dialog.getByText(/^2 files/).waitFor();
    await dialog.getByRole('button', { name: /^Import/ }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('option').nth(5).waitFor();

    await page.locator('header').getByRole('button', { name: 'Import' }).click();
    await page.locator('input[type=file]').first().setInputFiles(files);
    await dialog.getByRole('button', { name: /^Import 2/ }).click();
    await dialog.getByText('Already there').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    expect(await page.getByRole('option').count()).toBe(6);
  });

  it('are chosen in the dialogs of the system, and shown in its file manager', async () => {
    const home = await newHome();
    const { app, page } = await home.start();
    await page.getByRole('button', { name: 'New project' }).click();
    const form = page.getByRole('dialog', { name: 'New project' });
    await form.getByLabel('Project name').fill('Roots');
    await form.getByLabel('Your name').fill('Mina');
    await scriptDialog(app, 'showOpenDialog', { canceled: true, filePaths: [] });
    await form.getByRole('button', { name: 'Change' }).click();
    await expect
      .poll(() => openedDialogs(app))
      .toMatchObject([{ defaultPath: home.work, properties: ['openDirectory', 'createDirectory'] }]);
    const elsewhere = join(home.folder, 'Elsewhere');
    await mkdir(elsewhere);
    await scriptDialog(app, 'showOpenDialog', { canceled: false, filePaths: [elsewhere] });
    await form.getByRole('button', { name: 'Change' }).click();
    await form.getByText(elsewhere, { exact: true }).waitFor();
    await form.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'Library' }).waitFor();
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle()))
      .toBe('Roots – Quotient');
  });
});
