import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeYoloFolder } from '#test/contract/support/template-project.ts';
import { useDesktop } from './support/desktop.ts';
import { openedDialogs, scriptDialog } from './support/dialogs.ts';
import { prepareProject } from './support/prepared-project.ts';

const newHome = useDesktop();

describe('quitting', () => {
  it('asks before it stops a running job', async () => {
    const home = await newHome();
    await prepareProject(home, 'Fractions');
    await writeYoloFolder(join(home.work, 'more'), 400);
    const { app, page } = await home.start({ args: ['Fractions'] });
    await page.getByRole('option').first().waitFor();
    await scriptDialog(app, 'showOpenDialog', { canceled: false, filePaths: [join(home.work, 'more')] });
    await page.locator('header').getByRole('button', { name: 'Import' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import' });
    await dialog.getByRole('button', { name: 'Choose a folder' }).click();
    await dialog.getByText(join(home.work, 'more')).waitFor();
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('progressbar').waitFor();

    await scriptDialog(app, 'showMessageBox', { response: 1 });
    const quit = () => app.evaluate(({ app: electron }) => electron.quit()).catch(() => {});
    await quit();
    await expect
      .poll(async () => (await openedDialogs(app)).filter(({ buttons }) => buttons))
      .toMatchObject([
        {
          message: 'Leave while work is running?',
          detail: expect.stringContaining('An import is running.'),
          buttons: ['Stop It and Leave', 'Stay'],
        },
      ]);
    expect(app.exitCode).toBeNull();
    await page.getByRole('heading', { name: 'Library' }).waitFor();

    await scriptDialog(app, 'showMessageBox', { response: 0 });
    await quit();
    await app.waitForEnd();
    expect(app.exitCode).toBe(0);
    const again = await home.start({ args: ['Fractions'] });
    await again.page.getByRole('option').first().waitFor();
  });

  it('waits for edits that are still on their way, and lets their owner decide if they stay there', async () => {
    const home = await newHome();
    const { app, page } = await home.start();
    await page.getByRole('button', { name: 'New project' }).click();
    // As a page does that has something unsaved.
    await page.evaluate(() => {
      const hold = (event: Event) => event.preventDefault();
      window.addEventListener('beforeunload', hold);
      Object.assign(window, { letGo: () => window.removeEventListener('beforeunload', hold) });
    });
    const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await scriptDialog(app, 'showMessageBox', { response: 1 });
    await close();
    await expect
      .poll(() => openedDialogs(app))
      .toMatchObject([
        { message: 'Not everything is saved yet.', buttons: ['Wait', 'Go Back', 'Lose Them and Leave'] },
      ]);
    await page.getByRole('dialog', { name: 'New project' }).waitFor();
    // Asked again where this machine is slow to let go.
    await scriptDialog(app, 'showMessageBox', { response: 0 });
    await close();
    await page.evaluate(() => Reflect.get(window, 'letGo')());
    await app.waitForEnd();
    expect(app.exitCode).toBe(0);
  });

  it('asks at once about what was begun and is saved by a button, and says that it goes', async () => {
    const home = await newHome();
    await prepareProject(home, 'Fractions');
    const { app, page } = await home.start({ args: ['Fractions'] });
    await page.getByRole('link', { name: 'Requirements' }).click();
    await page.getByRole('textbox').first().fill('Homework of four kinds of school');
    await page.getByRole('button', { name: 'Discard' }).waitFor();
    const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await scriptDialog(app, 'showMessageBox', { response: 0 });
    await close();
    await expect
      .poll(() => openedDialogs(app))
      .toMatchObject([
        { message: 'Something that you began is not saved.', buttons: ['Go Back', 'Discard It and Leave'] },
      ]);
    // Nothing was lost by looking: the words are there, and leaving is asked about again.
    await page.getByRole('button', { name: 'Discard' }).waitFor();
    await scriptDialog(app, 'showMessageBox', { response: 1 });
    await close();
    await app.waitForEnd();
    expect(app.exitCode).toBe(0);
  });
});
