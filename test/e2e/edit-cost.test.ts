import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageId } from '#schemas/domain/id.ts';
import { crowdPage } from '#test/bench/inputs/crowded-pages.ts';
import { importPhotoPages } from '#test/bench/inputs/import-photo-pages.ts';
import { type KindOfEdit, kindsOfEdits } from '#test/bench/measuring/kinds-of-edits.ts';
import { watchSaves } from '#test/bench/measuring/script-of-edits.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { startWebApp, type WebApp } from '#test/support/web-app.ts';
import { wordsOf } from './support/words.ts';

/** One window is enough: hosts do not differ in what the window draws. */
const isOnce = process.env['QUOTIENT_JOURNEYS'] === undefined;

/** Functions that a window calls for an edit. Drawing the screen anew for one takes three times as many. */
const mostCalls: Readonly<Record<string, number>> = {
  'moving a box by arrow': 26_000,
  relabelling: 32_000,
  'drawing a box': 52_000,
  deleting: 26_000,
};

describe.runIf(isOnce)('a crowded page', () => {
  let browser: Browser;
  let app: WebApp;
  let pages: readonly PageId[] = [];
  /** Both beyond what is checked and proposed after each edit. */
  const sizes = [600, 2500];

  beforeAll(async () => {
    browser = await launchChromium();
    app = await startWebApp(browser);
    await app.host.create(join(app.folder, 'crowd'), 'Crowd', 'Mina');
    const { project } = app.host;
    if (!project) throw new Error('No project is open.');
    const size = { width: 1200, height: 800, count: sizes.length };
    pages = await importPhotoPages(project, join(app.folder, 'photos'), size);
    for (const [place, id] of pages.entries()) await crowdPage(project, id, sizes[place] ?? 0);
  });
  afterAll(async () => {
    await app.close();
    await browser.close();
  });

  it('calls no more of the window for an edit than what it changes, however many boxes there are', async () => {
    const { page } = await app.openWindow({ width: 1280, height: 800 });
    await watchSaves(page);
    await page.reload();
    const profiler = await page.context().newCDPSession(page);
    await profiler.send('Profiler.enable');
    const counted: ReadonlyMap<string, number>[] = [];
    for (const id of pages) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/annotate/${id}`);
      await page.getByRole('application').waitFor();
      await page.locator('.mantine-Loader-root').waitFor({ state: 'detached' });
      await page.getByRole('group', { name: wordsOf('en')('annotate', 'symbolsInOrder') }).waitFor();
      await page.keyboard.press('Shift+Digit2');
      const kept = page.locator('[data-focus-scope="palette"] [role="option"][data-kept]');
      await page.locator('[data-focus-scope="palette"] [role="option"]').first().waitFor({ state: 'attached' });
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('[data-kept]')) each.removeAttribute('data-kept');
        document.querySelector('[data-focus-scope="palette"] [role="option"]')?.setAttribute('data-kept', '');
      });
      counted.push(await callsOfEdits(page, profiler));
      // The palette that listened for the drawn boxes is the one that stood there before them.
      expect(await kept.count()).toBe(1);
    }
    const [few, many] = counted;
    for (const [what, most] of Object.entries(mostCalls)) {
      expect(many?.get(what), what).toBeLessThan(most);
      expect(many?.get(what), what).toBeLessThan(1.6 * (few?.get(what) ?? 0));
    }
  });

  it('is looked at for its ink while the page before it is worked on', async () => {
    const { page } = await app.openWindow({ width: 1280, height: 800 });
    await page.addInitScript(() => {
      Object.assign(globalThis, { pixelReads: 0 });
      const { prototype } = CanvasRenderingContext2D;
      const getImageData: CanvasRenderingContext2D['getImageData'] = Reflect.get(prototype, 'getImageData');
      prototype.getImageData = new Proxy(getImageData, {
        apply(read, context, part: Parameters<CanvasRenderingContext2D['getImageData']>) {
          // Konva reads a few pixels to see whether the browser gives them as they are.
          if (part[2] > 100) Object.assign(globalThis, { pixelReads: Reflect.get(globalThis, 'pixelReads') + 1 });
          return Reflect.apply(read, context, part);
        },
      });
    });
    await page.reload();
    const reads = () => page.evaluate(() => Reflect.get(globalThis, 'pixelReads'));
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/annotate/${pages[0]}`);
    const name = () => page.getByRole('application').getAttribute('aria-label');
    await page.getByRole('application').waitFor();
    await page.locator('.mantine-Loader-root').waitFor({ state: 'detached' });
    await expect.poll(reads).toBe(2);
    const first = await name();
    await page.keyboard.press('d');
    await expect.poll(name).not.toBe(first);
    await page.locator('.mantine-Loader-root').waitFor({ state: 'detached' });
    await page.getByRole('group', { name: wordsOf('en')('annotate', 'symbolsInOrder') }).waitFor();
    expect(await reads()).toBe(2);
  });
});

async function callsOfEdits(page: Page, profiler: CDPSession): Promise<ReadonlyMap<string, number>> {
  const bounds = await page.locator('#annotate-canvas').boundingBox();
  if (!bounds) throw new Error('There is no canvas.');
  const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
  const calls = new Map<string, number>();
  for (const kind of kindsOfEdits(middle)) {
    if (mostCalls[kind.what] === undefined) continue;
    await kind.prepare(page, 0);
    await kind.make(page, 0);
    // Of two edits the smaller number: what else the window does meanwhile belongs to neither.
    const both = [await callsOf(page, profiler, kind, 1), await callsOf(page, profiler, kind, 2)];
    calls.set(kind.what, Math.min(...both));
  }
  return calls;
}

async function callsOf(page: Page, profiler: CDPSession, kind: KindOfEdit, round: number): Promise<number> {
  await kind.prepare(page, round);
  await profiler.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await kind.make(page, round);
  const { result } = await profiler.send('Profiler.takePreciseCoverage');
  await profiler.send('Profiler.stopPreciseCoverage');
  const counts = result.flatMap(({ functions }) => functions.map(({ ranges }) => ranges[0]?.count ?? 0));
  return counts.reduce((sum, count) => sum + count, 0);
}
