import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useDesktop } from './support/desktop.ts';
import { openedDialogs, scriptDialog } from './support/dialogs.ts';
import { entriesOf, pickFromMenu } from './support/menu.ts';
import { prepareProject } from './support/prepared-project.ts';

const newHome = useDesktop();

describe('the menu', () => {
  it('opens, shows and lists projects with the dialogs and the file manager of the system', async () => {
    const home = await newHome();
    const path = await prepareProject(home, 'Fractions');
    const { app, page } = await home.start();
    await page.getByRole('button', { name: 'New project' }).waitFor();
    expect((await entriesOf(app, 'File')).find(({ id }) => id === 'reveal-project')?.enabled).toBe(false);

    await scriptDialog(app, 'showOpenDialog', { canceled: true, filePaths: [] });
    await pickFromMenu(app, 'open-project');
    await expect
      .poll(() => openedDialogs(app))
      .toMatchObject([{ title: 'Open a project', properties: ['openDirectory'] }]);
    await scriptDialog(app, 'showOpenDialog', { canceled: false, filePaths: [path] });
    await pickFromMenu(app, 'open-project');
    await page.getByRole('heading', { name: 'Library' }).waitFor();

    await expect
      .poll(() => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('recent:0')?.label))
      .toBe(`Fractions – ${path}`);
    await pickFromMenu(app, 'reveal-project');
    await pickFromMenu(app, 'latex-commands');
    expect(await app.evaluate(({ shell }) => Reflect.get(shell, 'standInShown'))).toEqual({
      items: [path],
      pages: ['https://katex.org/docs/supported'],
    });
  });

  it('opens a recent project in place of another one, and tells why one cannot be opened', async () => {
    const home = await newHome();
    await prepareProject(home, 'Fractions');
    await prepareProject(home, 'Roots');
    const { app, page } = await home.start({ args: ['Fractions'] });
    await page.getByRole('heading', { name: 'Library' }).waitFor();
    const title = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
    await expect.poll(title).toBe('Fractions – Quotient');
    // The menu is made again when the list of recent projects has been read.
    const pickRoots = () =>
      app.evaluate(({ Menu }) => {
        const recents = Menu.getApplicationMenu()?.getMenuItemById('open-recent')?.submenu?.items;
        const roots = recents?.find((item) => item.label.startsWith('Roots'));
        roots?.click();
        return roots !== undefined;
      });
    await expect.poll(pickRoots).toBe(true);
    await expect.poll(title).toBe('Roots – Quotient');
    await page.getByRole('button', { name: /Roots/ }).first().waitFor();

    // The message goes by itself: somebody looks while the second process still runs.
    const told = page.getByText(/There is no folder .*Nowhere/).waitFor();
    const second = home.launch({ args: [join(home.work, 'Nowhere')] });
    await Promise.all([told, second.waitForEnd()]);
    expect(second.exitCode).toBe(0);
  });

  it('holds the actions of the page, in step with what they can do', async () => {
    const home = await newHome();
    await prepareProject(home, 'Fractions');
    const { app, page } = await home.start({ args: ['Fractions'] });
    await page.getByRole('option').first().waitFor();
    await pickFromMenu(app, 'page:/quotas');
    await page.getByRole('heading', { name: 'Quotas' }).waitFor();
    await pickFromMenu(app, 'page:import');
    await page.getByRole('dialog', { name: 'Import' }).waitFor();
    await page.keyboard.press('Escape');

    await pickFromMenu(app, 'page:notices');
    await page.getByRole('button', { name: /^better-sqlite3 .*MIT/ }).click();
    await page.getByText(/Permission is hereby granted, free of charge/).waitFor();
    await pickFromMenu(app, 'page:/library');

    await page.getByRole('option').first().click();
    await page.getByRole('application').waitFor();
    await expect
      .poll(async () => (await entriesOf(app, 'Tools')).map(({ id }) => id))
      .toContain('page:annotate:tool-pan');
    expect(await entriesOf(app, 'Edit')).toContainEqual(
      expect.objectContaining({ id: 'page:annotate:undo', accelerator: 'CmdOrCtrl+Z', enabled: false }),
    );
    await pickFromMenu(app, 'page:annotate:tool-draw-symbol');
    await expect
      .poll(async () => (await entriesOf(app, 'Tools')).filter(({ checked }) => checked).map(({ label }) => label))
      .toContain('Draw symbol boxes');
    await pickFromMenu(app, 'page:/library');
    await expect.poll(() => entriesOf(app, 'Tools')).toEqual([]);
  });
});
