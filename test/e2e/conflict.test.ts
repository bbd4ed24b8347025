import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { Annotating } from './support/annotating.ts';
import { around, type DrawnFormula, drawFormula, drawSheet, inkOf } from './support/drawn-formula.ts';
import { importFolder } from './support/importing.ts';
import { describeOverWeb, useJourney } from './support/journey.ts';
import { openProjectWith, writePictures } from './support/prepared-project.ts';
import { storedPages, truthOf, truthsOf } from './support/stored-truth.ts';

const journey = useJourney();
let variable: DrawnFormula;

beforeAll(async () => {
  variable = await drawFormula('x');
});

/** Two windows on one formula; what the first does waits there until `reconnect`, after the second was at work. */
async function sitApart() {
  const [id] = await openProjectWith(journey(), [variable]);
  if (!id) throw new Error('A page was imported.');
  const first = await journey().sit();
  const second = await journey().sit();
  // A lost connection and the refusal of an old revision are errors on the console too.
  first.tolerate(/net::ERR_|409/);
  const mine = await Annotating.open(journey(), first, id);
  const theirs = await Annotating.open(journey(), second, id);
  await first.context.setOffline(true);
  const reconnect = () => first.context.setOffline(false);
  return { id, mine, theirs, reconnect, stored: () => truthOf(journey().project, id) };
}

describeOverWeb('two people who change the same formula', () => {
  it('see what does not overlap merged', async () => {
    const { mine, theirs, reconnect, stored } = await sitApart();
    await mine.category('Printed').click();
    await mine.writeLatex('x');
    await theirs.category('Elementary').click();
    await theirs.press('r');
    await theirs.boxSymbol(around(inkOf(variable, 'x')), 'x');
    await expect.poll(stored).toMatchObject({ labels: ['x'], categories: ['elementary'] });
    await reconnect();
    const merged = { labels: ['x'], latex: 'x', categories: ['elementary', 'printed'] };
    await expect.poll(stored).toMatchObject(merged);
    await mine.symbol('x').waitFor();
    await expect.poll(() => theirs.latex.inputValue()).toBe('x');
  });

  for (const kept of ['mine', 'theirs'] as const) {
    it(`choose between two versions side by side, and can bring back the other: ${kept}`, async () => {
      const { mine, theirs, reconnect, stored } = await sitApart();
      const { page, say } = mine.seat;
      await mine.writeLatex('x');
      await mine.category('Printed').click();
      await theirs.writeLatex('\\chi');
      await expect.poll(async () => (await stored()).latex).toBe('\\chi');
      await reconnect();
      const sign = page.getByRole('button', { name: say('annotate', 'conflict', { count: 1 }) });
      await sign.waitFor();
      expect((await stored()).latex).toBe('\\chi');
      expect(await mine.latex.inputValue()).toBe('x');
      await sign.click();
      const dialog = page.getByRole('dialog', { name: say('annotate', 'conflictTitle') });
      await dialog.getByRole('code').filter({ hasText: '\\chi' }).waitFor();
      await journey().photograph(mine.seat, `conflict ${kept}`);
      const side = dialog.getByText(say('annotate', kept), { exact: true }).locator('..');
      await side.getByRole('button').click();
      await dialog.waitFor({ state: 'hidden' });
      const [winner, loser] = kept === 'mine' ? ['x', '\\chi'] : ['\\chi', 'x'];
      await expect.poll(stored).toMatchObject({ latex: winner, categories: ['printed'] });
      await expect.poll(() => mine.latex.inputValue()).toBe(winner);
      await expect.poll(() => theirs.latex.inputValue()).toBe(winner);

      await mine.canvas.focus();
      await mine.press('ControlOrMeta+z');
      await expect.poll(async () => (await stored()).categories).toEqual(kept === 'mine' ? [] : ['printed']);
      if (kept === 'mine') await mine.press('ControlOrMeta+z');
      await expect.poll(async () => (await stored()).latex).toBe(loser);
    });
  }

  it('see both boxes on the page where they are in conflict about one', async () => {
    const { mine, theirs, reconnect, stored } = await sitApart();
    const { page, say } = mine.seat;
    const tight = inkOf(variable, 'x');
    await mine.seat.context.setOffline(false);
    await theirs.press('r');
    await theirs.boxSymbol(around(tight), 'x');
    await mine.symbol('x').waitFor();
    await mine.seat.context.setOffline(true);
    for (const [work, key, times] of [
      [mine, 'ArrowRight', 3],
      [theirs, 'ArrowDown', 2],
    ] as const) {
      await work.symbol('x').click();
      for (let count = 0; count < times; count += 1) await work.press(key);
    }
    await expect.poll(async () => (await stored()).boxes[0]?.y).toBeCloseTo(tight.y + 2, 1);
    await reconnect();
    const sign = page.getByRole('button', { name: say('annotate', 'conflict', { count: 1 }) });
    await sign.waitFor();
    const colours = await sign.evaluate((element) => {
      const { color, backgroundColor } = getComputedStyle(element);
      return [color, backgroundColor];
    });
    // WCAG 2.2, 1.4.3.
    expect(contrastOf(colours)).toBeGreaterThan(4.5);
    await sign.click();
    const dialog = page.getByRole('dialog', { name: say('annotate', 'conflictTitle') });
    await dialog.waitFor();
    for (const kept of ['mine', 'theirs'] as const) {
      const side = dialog.getByText(say('annotate', kept), { exact: true }).locator('..');
      await expect.poll(() => side.locator('rect').count()).toBe(2);
      await side.locator('img').waitFor();
    }
    await journey().photograph(mine.seat, 'conflict over a box');
    const own = dialog.getByText(say('annotate', 'mine'), { exact: true }).locator('..');
    await own.getByRole('button').click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(async () => (await stored()).boxes[0]?.x).toBeCloseTo(tight.x + 3, 1);
  });

  it('see both regions of a formula, and where one is gone the other', async () => {
    const { app } = journey();
    await writePictures(journey(), 'worksheets', [await drawSheet('Sums', ['1+2', 'x'])]);
    await app.host.create(join(app.folder, 'Worksheets'), 'Worksheets', 'Jiwon Park');
    const first = await journey().sit();
    await importFolder(first, ['worksheets'], 'asRegions');
    first.tolerate(/net::ERR_|409/);
    const [id] = await storedPages(journey().project);
    if (!id) throw new Error('A page was imported.');
    const stored = () => truthsOf(journey().project, id);
    const mine = await Annotating.open(journey(), first, id);
    await mine.press('g');
    await mine.drawBox({ x: 40, y: 40, width: 100, height: 60 });
    await mine.press('v');
    await expect.poll(async () => (await stored()).length).toBe(1);
    const theirs = await Annotating.open(journey(), await journey().sit(), id);
    const { page, say } = mine.seat;
    const sign = page.getByRole('button', { name: say('annotate', 'conflict', { count: 1 }) });
    const dialog = page.getByRole('dialog', { name: say('annotate', 'conflictTitle') });
    const sideOf = (side: 'mine' | 'theirs') => dialog.getByText(say('annotate', side), { exact: true }).locator('..');
    /** Both choose the region and press a key; what is done here meets what was stored meanwhile. */
    const meet = async (own: string, other: string, isStored: () => Promise<boolean>) => {
      await first.context.setOffline(true);
      for (const [work, key] of [
        [mine, own],
        [theirs, other],
      ] as const) {
        await work.press('Escape');
        await work.click({ x: 110, y: 80 });
        await work.press(key);
      }
      await expect.poll(isStored).toBe(true);
      await first.context.setOffline(false);
      await sign.click();
      await dialog.waitFor();
    };
    const regionOf = async () => (await stored())[0]?.region;
    const { x, y } = (await regionOf()) ?? expect.fail();

    await meet('Shift+ArrowRight', 'Shift+ArrowDown', async () => (await regionOf())?.y === y + 10);
    for (const side of ['mine', 'theirs'] as const) {
      await expect.poll(() => sideOf(side).locator('rect').count()).toBe(2);
      await sideOf(side).locator('img').waitFor();
    }
    await journey().photograph(first, 'conflict over a region');
    await sideOf('theirs').getByRole('button').click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(regionOf).toMatchObject({ x, y: y + 10 });

    await meet('Delete', 'Shift+ArrowRight', async () => (await regionOf())?.x === x + 10);
    await sideOf('mine').getByText(say('annotate', 'conflictDeleted')).waitFor();
    await expect.poll(() => sideOf('theirs').locator('rect').count()).toBe(1);
    await journey().photograph(first, 'conflict over a formula that is gone');
    await sideOf('mine').getByRole('button').click();
    await expect.poll(async () => (await stored()).length).toBe(0);
  });

  it('find the choice again from any screen, and after the window was left', async () => {
    const { id, mine, theirs, reconnect, stored } = await sitApart();
    const { page, say } = mine.seat;
    page.on('dialog', (dialog) => void dialog.accept());
    await mine.writeLatex('x');
    await theirs.writeLatex('\\chi');
    await expect.poll(async () => (await stored()).latex).toBe('\\chi');
    await reconnect();
    const sign = page.getByRole('button', { name: say('annotate', 'conflict', { count: 1 }) });
    await sign.waitFor();
    await journey().goTo(mine.seat, '/library');
    const notice = page.getByRole('region', { name: say('annotate', 'unsentElsewhere') });
    await notice.waitFor();
    await page.reload();
    await journey().photograph(mine.seat, 'conflict elsewhere');
    await notice.getByRole('button').click();
    await mine.ready(id);
    await notice.waitFor({ state: 'hidden' });
    await page.getByText(say('annotate', 'broughtBack', { count: 1 })).waitFor();
    expect(await mine.latex.inputValue()).toBe('x');
    await sign.click();
    const dialog = page.getByRole('dialog', { name: say('annotate', 'conflictTitle') });
    for (const latex of ['x', '\\chi']) await dialog.getByRole('code').getByText(latex, { exact: true }).waitFor();

    await page.addInitScript(() => {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith('quotient-unsent-')) localStorage.setItem(key, '{');
      }
    });
    await page.reload();
    await page.getByText(say('annotate', 'notice-unsent-damaged')).waitFor();
    await expect.poll(() => mine.latex.inputValue()).toBe('\\chi');
  });
});

/** Contrast of two colours, `rgb(…)`, as WCAG defines it. */
function contrastOf(colours: readonly string[]): number {
  const [darker = 0, lighter = 0] = colours
    .map((colour) => {
      const [red = 0, green = 0, blue = 0] = [...colour.matchAll(/[\d.]+/g)].map(([value]) => {
        const share = Number(value) / 255;
        return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
