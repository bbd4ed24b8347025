import type { Browser, Page } from 'playwright-core';
import type { Project } from '#electron/core/project/project.ts';
import { seededLot } from '#electron/core/synth/seeded-lot.ts';
import { symbolAt } from '#renderer/editor/scene/hit-test.ts';
import { sceneOf } from '#renderer/editor/scene/scene.ts';
import { FormulaId, type PageId } from '#schemas/domain/id.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { startWebApp, type WebApp } from '#test/support/web-app.ts';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { crowdPage } from '../inputs/crowded-pages.ts';
import { importPhotoPages } from '../inputs/import-photo-pages.ts';
import { framesDuring, heapMegabytes, lastEvent, watchWindow } from '../measuring/in-window.ts';
import { measureKinds } from '../measuring/kinds-of-edits.ts';
import { medianOf } from '../measuring/median.ts';
import { watchSaves } from '../measuring/script-of-edits.ts';
import type { Figure } from '../results/figure.ts';

const large = { width: 3000, height: 2000 };
/** Two megapixels. */
const usual = { width: 1632, height: 1224 };
const counts = [5000, 20_000] as const;
const crowded = 2000;
const turnedPages = 200;
const rounds = 7;
const panMs = 2500;

export const canvasBench: Bench = {
  name: 'canvas',
  title: 'the annotation screen in a real Chromium',
  about: `Web host, Chromium with --disable-gpu, viewport 1280×800, a page of ${large.width}×${large.height} with ${counts.join(' and ')} labelled boxes beside the same page without any in the same run; ${usual.width}×${usual.height} pages for going from page to page. Script of an edit is all that the main thread of the window works as script, the collecting of rubbish among it, from the key (or the release of the pointer) that makes the edit until the sign says that it is saved, and 60 ms beyond; waiting, style, layout and painting are not in it. Painted is the whole way to that frame on the screen.`,
  run: measureCanvas,
};

/** One open annotation screen. */
interface Sight {
  readonly page: Page;
  /** Milliseconds from asking for the page to its picture and boxes on the screen. */
  readonly opened: number;
}

async function measureCanvas(place: BenchPlace): Promise<BenchOutcome> {
  const browser = await launchChromium();
  const app = await startWebApp(browser);
  try {
    place.say('making pages');
    await app.host.create(`${place.folder}/project`, 'Bench', 'Bench');
    const { project } = app.host;
    if (!project) throw new Error('No project is open.');
    const [bare, ...boxed] = await importPhotoPages(project, `${place.folder}/large`, {
      ...large,
      count: 1 + counts.length,
    });
    const turned = await importPhotoPages(project, `${place.folder}/turned`, { ...usual, count: turnedPages + 2 });
    const [plain, full] = turned;
    if (!bare || !plain || !full) throw new Error('Pages are missing.');
    for (const [index, count] of counts.entries()) {
      const id = boxed[index];
      if (id) await crowdPage(project, id, count);
    }
    await crowdPage(project, full, crowded);
    const window = await app.openWindow({ width: 1280, height: 800 });
    await watchWindow(window.page);
    await watchSaves(window.page);
    await window.page.reload();
    place.say('small pictures of the library');
    await showLibrary(app, window.page);
    const figures: Figure[] = [];
    for (const [index, count] of counts.entries()) {
      const id = boxed[index];
      if (!id) continue;
      place.say(`${count} boxes`);
      figures.push(
        ...(await measureCrowd(app, window.page, { bare, id, count })),
        ...(await measureEdits(browser, window.page, count)),
        await measureHits(project, id, count),
      );
    }
    place.say('from page to page');
    figures.push(...(await measureTurning(app, window.page, { full })));
    place.say(`${turnedPages} pages forward and back`);
    figures.push(await measureHeap(app, window.page, plain));
    return { figures, remarks: window.problems.map((problem) => `The window said: ${problem}`) };
  } finally {
    await app.close();
    await browser.close();
  }
}

/** Has the library make the small pictures that it shows, as it has in every project that somebody works in. */
async function showLibrary(app: WebApp, page: Page): Promise<void> {
  await page.goto(`${app.web.address}#/library`);
  await page.locator('main img').first().waitFor();
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
}

/** Opens a page by its address and waits for its picture. */
async function open(app: WebApp, page: Page, id: PageId): Promise<Sight> {
  await page.goto(`${app.web.address}#/library`);
  await page.waitForFunction(() => document.querySelector('canvas') === null);
  const start = await page.evaluate((hash) => {
    location.hash = hash;
    return performance.now();
  }, `#/annotate/${id}`);
  await shown(page, id);
  const opened = await page.evaluate(async (from) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - from;
  }, start);
  return { page, opened };
}

/** Waits until a page's picture is on the canvas: no sign of loading, and the address is its own. */
async function shown(page: Page, id: PageId): Promise<void> {
  await page.waitForFunction(
    (hash) =>
      location.hash.startsWith(hash) &&
      document.querySelectorAll('canvas').length > 0 &&
      document.querySelector('.mantine-Loader-root') === null,
    `#/annotate/${id}`,
    { polling: 'raf' },
  );
}

async function middleOf(page: Page) {
  const bounds = await page.locator('#annotate-canvas').boundingBox();
  if (!bounds) throw new Error('There is no canvas.');
  return { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
}

/** Frames a second while the page is moved about with the middle button. */
async function pan(page: Page): Promise<number> {
  const { x, y } = await middleOf(page);
  await page.mouse.move(x, y);
  await page.mouse.down({ button: 'middle' });
  const rate = await framesDuring(page, async () => {
    const end = performance.now() + panMs;
    for (let step = 0; performance.now() < end; step += 1) {
      await page.mouse.move(x + 180 * Math.sin(step / 9), y + 140 * Math.cos(step / 7));
    }
  });
  await page.mouse.up({ button: 'middle' });
  return rate;
}

async function measureCrowd(
  app: WebApp,
  page: Page,
  { bare, id, count }: { readonly bare: PageId; readonly id: PageId; readonly count: number },
): Promise<readonly Figure[]> {
  const rates = { bareFit: 0, bareFull: 0, fit: 0, full: 0 };
  await open(app, page, bare);
  rates.bareFit = await pan(page);
  await page.keyboard.press('Shift+Digit2');
  await page.waitForTimeout(400);
  rates.bareFull = await pan(page);
  const opened: number[] = [];
  for (let round = 0; round < 3; round += 1) opened.push((await open(app, page, id)).opened);
  rates.fit = await pan(page);
  const zoomed = await zoomSteps(page);
  await page.keyboard.press('Shift+Digit2');
  await page.waitForTimeout(600);
  rates.full = await pan(page);
  const { x, y } = await middleOf(page);
  const selected: number[] = [];
  const committed: number[] = [];
  const edited: number[] = [];
  const undone: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.mouse.click(x + round * 31, y + round * 17);
    selected.push((await lastEvent(page)).painted);
    await page.keyboard.press('Delete');
    const edit = await lastEvent(page);
    committed.push(edit.script);
    edited.push(edit.painted);
    await page.keyboard.press('ControlOrMeta+z');
    undone.push((await lastEvent(page)).painted);
  }
  const of = `${count} boxes`;
  const every = (values: readonly number[]) => values.map((value) => value.toFixed(0)).join(', ');
  const precisely = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(', ');
  return [
    {
      what: `pan at fit, ${of}, beside the bare picture`,
      measured: rates.fit / rates.bareFit,
      unit: '×',
      better: 'more',
      goal: 0.9,
      must: null,
      details: `${rates.fit.toFixed(0)} and ${rates.bareFit.toFixed(0)} frames a second`,
    },
    {
      what: `pan at 100 %, ${of}, beside the bare picture`,
      measured: rates.full / rates.bareFull,
      unit: '×',
      better: 'more',
      goal: 0.9,
      must: null,
      details: `${rates.full.toFixed(0)} and ${rates.bareFull.toFixed(0)} frames a second`,
    },
    milliseconds(`first paint, ${of}`, medianOf(opened), 500, `from the library, ${every(opened)} ms`),
    milliseconds(`select to painted, ${of}`, medianOf(selected), 50, every(selected)),
    milliseconds(`script of the event and its frame alone, ${of}`, medianOf(committed), 16, precisely(committed)),
    {
      what: `edit to painted, ${of}`,
      measured: medianOf(edited),
      unit: 'ms',
      goal: null,
      must: null,
      details: every(edited),
    },
    milliseconds(`undo to painted, ${of}`, medianOf(undone), 50, every(undone)),
    milliseconds(`script of a zoom step, ${of}`, medianOf(zoomed), 16, `${zoomed.length} wheel notches`),
  ];
}

/** Script of edits, from the event to the sign that says they are saved; the worst kind of edit is the figure. */
async function measureEdits(browser: Browser, page: Page, count: number): Promise<readonly Figure[]> {
  const kinds = await measureKinds(browser, page, await middleOf(page));
  return kinds.map(({ what, all, median, worst }) =>
    milliseconds(
      `script of an edit, key to saved: ${what}, ${count} boxes`,
      median,
      16,
      `${all.map((value) => value.toFixed(1)).join(', ')}; at worst ${worst.toFixed(1)} ms`,
    ),
  );
}

async function zoomSteps(page: Page): Promise<readonly number[]> {
  const { x, y } = await middleOf(page);
  await page.mouse.move(x, y);
  const steps: number[] = [];
  for (let step = 0; step < 12; step += 1) {
    await page.mouse.wheel(0, step < 6 ? -100 : 100);
    steps.push((await lastEvent(page)).script);
  }
  return steps;
}

/** The search for the smallest box under a point, over the same boxes and by the same code, in this process's V8. */
async function measureHits(project: Project, id: PageId, count: number): Promise<Figure> {
  const page = await project.store.getDocument({ type: 'page', id });
  const documents = await project.store.formulasOfPage(id);
  const scene = sceneOf({
    page,
    formulas: new Map(documents.map((document) => [FormulaId.parse(document.ref.id), document])),
  });
  const random = seededLot(7);
  const points = Array.from({ length: 20_000 }, () => ({ x: random() * large.width, y: random() * large.height }));
  symbolAt(scene, { x: 0, y: 0 }, 3);
  const start = performance.now();
  let hits = 0;
  for (const point of points) if (symbolAt(scene, point, 3)) hits += 1;
  const each = (performance.now() - start) / points.length;
  return milliseconds(`hit test, ${count} boxes`, each, 0.1, `${(1000 * each).toFixed(1)} µs each, ${hits} hits`);
}

/** Next page, undo and zoom on pages of two megapixels, one of them crowded. */
async function measureTurning(
  app: WebApp,
  page: Page,
  { full }: { readonly full: PageId },
): Promise<readonly Figure[]> {
  await open(app, page, full);
  const plain: number[] = [];
  const crowd: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Time to read ahead, as somebody who works on a page leaves it.
    await page.waitForTimeout(700);
    plain.push(await turn(page, 'd'));
    await page.waitForTimeout(700);
    crowd.push(await turn(page, 'a'));
  }
  const every = (values: readonly number[]) => values.map((value) => value.toFixed(0)).join(', ');
  return [
    milliseconds('next page, 2 MP, read ahead', medianOf(plain), 100, `${every(plain)}; labelme 461 ms`),
    milliseconds(`next page with ${crowded} boxes`, medianOf(crowd), 100, `${every(crowd)}; X-AnyLabeling 10 s`),
  ];
}

/** Milliseconds from the key to the other page on the screen. */
async function turn(page: Page, key: string): Promise<number> {
  return await page.evaluate(async (code) => {
    const name = () => document.querySelector('#annotate-canvas')?.getAttribute('aria-label');
    const before = name();
    const start = performance.now();
    window.dispatchEvent(new KeyboardEvent('keydown', { code, key: code.slice(3).toLowerCase(), bubbles: true }));
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    while (name() === before || document.querySelector('.mantine-Loader-root')) await frame();
    await frame();
    return performance.now() - start;
  }, `Key${key.toUpperCase()}`);
}

async function measureHeap(app: WebApp, page: Page, first: PageId): Promise<Figure> {
  await open(app, page, first);
  for (let count = 0; count < 10; count += 1) await turn(page, 'd');
  const before = await heapMegabytes(page);
  for (let count = 10; count < turnedPages; count += 1) await turn(page, 'd');
  for (let count = 0; count < turnedPages; count += 1) await turn(page, 'a');
  const after = await heapMegabytes(page);
  return {
    what: `script heap after ${turnedPages} pages forward and back`,
    measured: after - before,
    unit: 'MB',
    goal: 50,
    must: null,
    details: `${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after`,
  };
}

function milliseconds(what: string, measured: number, goal: number, details: string): Figure {
  return { what, measured, unit: 'ms', goal, must: null, details };
}
