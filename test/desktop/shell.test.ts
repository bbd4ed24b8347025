import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Desktop, useDesktop } from './support/desktop.ts';
import { prepareProject } from './support/prepared-project.ts';

const newHome = useDesktop();

const titleOf = ({ app }: Desktop) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? '');

const library = ({ page }: Desktop) => page.getByRole('heading', { name: 'Library' });

describe('the desktop app', () => {
  it('opens on its start page and ends when its window closes', async () => {
    const home = await newHome();
    const desktop = await home.start();
    await desktop.page.getByRole('button', { name: 'New project' }).waitFor();
    expect(await titleOf(desktop)).toBe('Quotient');
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await desktop.app.waitForEnd();
    expect(desktop.app.exitCode).toBe(0);
    expect(desktop.app.log).toBe('');
  });

  it('opens the project that it is started with, by its folder or by the file in it', async () => {
    const home = await newHome();
    const path = await prepareProject(home, 'Fractions');
    const first = await home.start({ args: ['Fractions'] });
    await library(first).waitFor();
    await expect.poll(() => titleOf(first)).toBe('Fractions – Quotient');
    await first.page.getByRole('option').first().waitFor();
    await first.page.waitForFunction(() => [...document.images].some((image) => image.naturalWidth > 0));
    await first.app.close();
    const mark = join(path, 'project.quotient');
    expect(await readFile(mark, 'utf8')).toMatch(/Quotient/);
    const second = await home.start({ args: [mark] });
    await library(second).waitFor();
  });

  it('has everything there after it was quit and started again', async () => {
    const home = await newHome();
    await prepareProject(home, 'Fractions');
    const first = await home.start();
    await first.page.getByRole('button', { name: /Fractions/ }).click();
    await library(first).waitFor();
    await first.page.getByRole('button', { name: 'Language' }).click();
    await first.page.getByRole('menuitem', { name: '한국어' }).click();
    await first.page.getByRole('heading', { name: '라이브러리' }).waitFor();
    await first.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 80, y: 60, width: 1200, height: 800 }),
    );
    await first.app.close();
    expect(first.app.exitCode).toBe(0);

    const second = await home.start();
    await second.page.getByRole('button', { name: /Fractions/ }).click();
    await second.page.getByRole('heading', { name: '라이브러리' }).waitFor();
    await second.page.getByRole('option').first().waitFor();
    expect(await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual({
      x: 80,
      y: 60,
      width: 1200,
      height: 800,
    });
    await expect
      .poll(() => second.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label)))
      .toEqual(['파일', '편집', '보기', '이동', '창', '도움말']);
  });
});
