import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Project } from '#electron/core/project/project.ts';
import { readPicture } from '#electron/core/services/picture.ts';
import { proposeRelations } from '#renderer/editor/relations/propose-relations.ts';
import { fitPage } from '#renderer/editor/viewport/fit.ts';
import { toScreen } from '#renderer/editor/viewport/viewport.ts';
import type { Box, Point } from '#schemas/domain/geometry.ts';
import { Sha256 } from '#schemas/domain/id.ts';
import { builtInRelationTypes } from '#schemas/domain/relation.ts';
import { relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { realData } from '#test/support/real-data.ts';
import { startWebApp, type WebApp } from '#test/support/web-app.ts';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { importBareFormulas, type TrueFormula } from '../inputs/real-formulas.ts';
import type { Figure } from '../results/figure.ts';

const formulas = 50;
/** Page pixels that people draw outside the ink. */
const slack = 4;
/** A box that covers this much of the true one, and is covered by it, is done. */
const goodOverlap = 0.75;
const mostClicks = 4;

type Way = 'drawn' | 'one-click';

export const actionsBench: Bench = {
  name: 'actions',
  title: 'actions for each symbol',
  about: `The truth of ${formulas} handwritten formulas of CROHME is given again through the real screen, from bare pictures: once with drawn boxes, once with one-click boxes. Counted are pointer gestures and key presses that box, label, order or relate; LaTeX text and keys that move on or submit stand apart.`,
  run: measureActions,
};

/** Counts what hands do. */
class Hands {
  gestures = 0;
  keys = 0;
  /** Keys that type LaTeX. */
  latexKeys = 0;
  /** Keys that go on, submit, or lead to the LaTeX. */
  otherKeys = 0;
  readonly page: Page;
  private origin: Point = { x: 0, y: 0 };
  private view = { origin: { x: 0, y: 0 }, scale: 1, width: 0, height: 0 };

  constructor(page: Page) {
    this.page = page;
  }

  async look(size: { readonly width: number; readonly height: number }): Promise<void> {
    const bounds = await this.page.locator('#annotate-canvas').boundingBox();
    if (!bounds) throw new Error('There is no canvas.');
    this.origin = bounds;
    this.view = fitPage({ origin: { x: 0, y: 0 }, scale: 1, width: bounds.width, height: bounds.height }, size);
  }

  async press(key: string, count: 'keys' | 'otherKeys' = 'keys'): Promise<void> {
    this[count] += 1;
    await this.page.keyboard.press(key);
  }

  async drag(from: Point, to: Point): Promise<void> {
    this.gestures += 1;
    const [start, end] = [this.onScreen(from), this.onScreen(to)];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 3 });
    await this.page.mouse.up();
  }

  async click(point: Point, isAdding = false): Promise<void> {
    this.gestures += 1;
    const { x, y } = this.onScreen(point);
    if (isAdding) this.keys += 1;
    if (isAdding) await this.page.keyboard.down('Shift');
    await this.page.mouse.click(x, y);
    if (isAdding) await this.page.keyboard.up('Shift');
  }

  private onScreen(point: Point): Point {
    const { x, y } = toScreen(this.view, point);
    return { x: x + this.origin.x, y: y + this.origin.y };
  }
}

interface Result {
  readonly hands: Hands;
  readonly symbols: number;
  /** Formulas whose stored relations are the true ones. */
  readonly related: number;
  readonly formulas: number;
  /** Share of boxes that came out as the true ones. */
  readonly boxed: number;
}

async function measureActions(place: BenchPlace): Promise<BenchOutcome> {
  if (!existsSync(realData('crohme'))) {
    return { figures: [], remarks: ['Not measured: the real data crohme is not there.'] };
  }
  const figures: Figure[] = [];
  const remarks: string[] = [];
  const browser = await launchChromium();
  try {
    for (const way of ['drawn', 'one-click'] as const) {
      const app = await startWebApp(browser);
      try {
        const { hands, symbols, related, formulas: done, boxed } = await replay(app, place, way);
        const of = way === 'drawn' ? 'drawn boxes' : 'one-click boxes';
        const details = `${symbols} symbols of ${done} formulas, ${(100 * boxed).toFixed(0)} % of the boxes as people gave them, ${related} formulas with all relations`;
        figures.push(
          {
            what: `gestures, ${of}`,
            measured: hands.gestures / symbols,
            unit: 'per symbol',
            goal: way === 'drawn' ? 1 : null,
            must: null,
            details,
          },
          {
            what: `keys, ${of}`,
            measured: hands.keys / symbols,
            unit: 'per symbol',
            goal: way === 'drawn' ? 2.5 : null,
            must: null,
            details,
          },
          {
            what: `actions, ${of}`,
            measured: (hands.gestures + hands.keys) / symbols,
            unit: 'per symbol',
            goal: null,
            must: null,
            details: `apart from that ${(hands.latexKeys / symbols).toFixed(1)} keys of LaTeX and ${(hands.otherKeys / symbols).toFixed(1)} that go on, a symbol`,
          },
        );
      } finally {
        await app.close();
      }
    }
  } finally {
    await browser.close();
  }
  return { figures, remarks };
}

async function replay(app: WebApp, place: BenchPlace, way: Way): Promise<Result> {
  await app.host.create(`${place.folder}/${way}`, 'Bench', 'Bench');
  const { project } = app.host;
  if (!project) throw new Error('No project is open.');
  place.say(`${way}: importing`);
  const truths = await importBareFormulas(project, formulas);
  const { page } = await app.openWindow();
  const hands = new Hands(page);
  let [symbols, related, good] = [0, 0, 0];
  for (const [index, truth] of truths.entries()) {
    if (index % 10 === 0) place.say(`${way}: formula ${index + 1} of ${truths.length}`);
    await openPage(app, page, truth);
    const picture = await readPicture(project, Sha256.parse(truth.imageSha256), {});
    const pixels = await greyOf(picture.bytes);
    await hands.look(pixels);
    if (index === 0) await hands.press('r');
    for (const { label, box } of truth.symbols) {
      if (way === 'drawn') await hands.drag({ x: box.x - slack, y: box.y - slack }, cornerOf(box));
      else await clickInk(project, truth, hands, pixels, box);
      await giveLabel(page, hands, label);
    }
    const stored = await storedBoxes(project, truth, truth.symbols.length);
    symbols += truth.symbols.length;
    good += truth.symbols.filter(({ box }) => stored.some((each) => overlapOf(each, box) >= goodOverlap)).length;
    await mendRelations(hands, truth);
    await page.keyboard.press('x');
    hands.otherKeys += 1;
    await page.keyboard.insertText(truth.latex);
    hands.latexKeys += truth.latex.length;
    await hands.press('ControlOrMeta+Enter', 'otherKeys');
    await leftBehind(page, truth);
    if (await isRelatedAs(project, truth)) related += 1;
  }
  return { hands, symbols, related, formulas: truths.length, boxed: good / symbols };
}

/** The screen goes on by itself when a page is finished; after the last one it stays. */
async function leftBehind(page: Page, { page: id }: TrueFormula): Promise<void> {
  await page
    .waitForFunction((hash) => !location.hash.startsWith(hash), `#/annotate/${id}`, { timeout: 4000 })
    .catch(() => undefined);
}

async function openPage(app: WebApp, page: Page, { page: id }: TrueFormula): Promise<void> {
  await page.goto(`${app.web.address}#/annotate/${id}`);
  await page.waitForFunction(
    (hash) =>
      location.hash.startsWith(hash) &&
      document.querySelectorAll('canvas').length > 0 &&
      document.querySelector('.mantine-Loader-root') === null,
    `#/annotate/${id}`,
  );
  await page.locator('#annotate-canvas').waitFor();
  await page.locator('#annotate-canvas').focus();
}

function cornerOf({ x, y, width, height }: Box): Point {
  return { x: x + width + slack, y: y + height + slack };
}

/** Types as much of a class as it takes to be the first, or goes there by arrows where that is shorter. */
async function giveLabel(page: Page, hands: Hands, label: string): Promise<void> {
  const field = page.locator('[data-focus-scope="palette"] input');
  const isListening = await field.waitFor({ timeout: 2000 }).then(
    () => true,
    () => false,
  );
  // A click that took a box which was there: its class is asked for by key.
  if (!isListening) await hands.press('Enter');
  await field.waitFor();
  const typed = label.replace(/^\\(?=.)/, '');
  for (let count = 0; ; count += 1) {
    const titles = await page
      .locator('[data-focus-scope="palette"] [role="option"]')
      .evaluateAll((options) => options.slice(0, 12).map((option) => option.getAttribute('title')));
    const at = titles.indexOf(label);
    const steps = at < 0 ? Number.POSITIVE_INFINITY : Math.floor(at / 6) + (at % 6);
    if (steps <= 1 || count >= typed.length) {
      for (let down = 0; down < Math.floor(at / 6); down += 1) await hands.press('ArrowDown');
      for (let right = 0; right < at % 6; right += 1) await hands.press('ArrowRight');
      break;
    }
    hands.keys += 1;
    await page.keyboard.type(typed.charAt(count));
  }
  await hands.press('Enter');
  await field.waitFor({ state: 'hidden' });
}

interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

async function greyOf(bytes: Uint8Array): Promise<GreyPicture> {
  const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, values: data };
}

/** Clicks ink of a symbol until its box is as people gave it: stroke after stroke. */
async function clickInk(
  project: Project,
  truth: TrueFormula,
  hands: Hands,
  picture: GreyPicture,
  box: Box,
): Promise<void> {
  let covered: Box | null = null;
  const before = (await storedBoxes(project, truth, 0)).length;
  for (let count = 0; count < mostClicks; count += 1) {
    const point = inkIn(picture, box, covered);
    if (point === null) return;
    await hands.click(point, count > 0);
    const boxes = await storedBoxes(project, truth, before + 1, 15);
    if (boxes.length === before) {
      // The click took another box: this one is drawn.
      await hands.drag({ x: box.x - slack, y: box.y - slack }, cornerOf(box));
      return;
    }
    covered = boxes.toSorted((a, b) => overlapOf(b, box) - overlapOf(a, box))[0] ?? null;
    if (covered && overlapOf(covered, box) >= goodOverlap) return;
  }
}

/** The darkest pixel of a part that no box covers yet; null where there is no ink. */
function inkIn({ width, height, values }: GreyPicture, box: Box, covered: Box | null): Point | null {
  let best: { readonly point: Point; readonly value: number } | null = null;
  for (let y = Math.max(0, Math.floor(box.y)); y < Math.min(height, box.y + box.height); y += 1) {
    for (let x = Math.max(0, Math.floor(box.x)); x < Math.min(width, box.x + box.width); x += 1) {
      const point = { x: x + 0.5, y: y + 0.5 };
      const value = values[y * width + x] ?? 255;
      if (value > 128 || (covered && isIn(covered, point)) || (best && best.value <= value)) continue;
      best = { point, value };
    }
  }
  return best?.point ?? null;
}

function isIn({ x, y, width, height }: Box, point: Point): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}

/** Relations that the screen proposes wrongly are drawn by hand, with their type on a key where places mislead. */
async function mendRelations(hands: Hands, { symbols, relations }: TrueFormula): Promise<void> {
  const proposed = proposeRelations(symbols.map(({ label, box }, place) => ({ id: String(place), label, box })));
  const known = new Set(proposed.map(({ parent, child, type }) => `${parent} ${type} ${child}`));
  const wrong = relations.filter(({ parent, child, type }) => !known.has(`${parent} ${type} ${child}`));
  if (wrong.length === 0) return;
  await hands.press('e');
  for (const { parent, child, type } of wrong) {
    const [from, to] = [symbols[parent], symbols[child]];
    const key = builtInRelationTypes.findIndex((each) => each === type);
    if (!from || !to || key < 0) continue;
    await hands.press(`Digit${key + 1}`);
    await hands.drag(middleOf(from.box), middleOf(to.box));
  }
  await hands.press('r');
}

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Boxes that are stored, once there are so many. */
async function storedBoxes(
  project: Project,
  { page }: TrueFormula,
  least: number,
  mostTries = 100,
): Promise<readonly Box[]> {
  for (let count = 0; ; count += 1) {
    const [document] = await project.store.formulasOfPage(page);
    const boxes = document ? symbolsOf(document).map(({ box }) => box) : [];
    if (boxes.length >= least || count > mostTries) return boxes;
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Whether the stored relations join the same boxes in the same way. */
async function isRelatedAs(project: Project, { page, symbols, relations }: TrueFormula): Promise<boolean> {
  const wanted = relations.map(({ parent, child, type }) => `${parent} ${type} ${child}`).toSorted();
  for (let count = 0; count < 50; count += 1) {
    const [document] = await project.store.formulasOfPage(page);
    if (!document) return false;
    const placeOf = new Map(
      symbolsOf(document).map(({ id, box }) => {
        const scores = symbols.map((symbol) => overlapOf(symbol.box, box));
        return [id, scores.indexOf(Math.max(...scores))] as const;
      }),
    );
    const found = relationsOf(document).map(
      ({ parent, child, type }) => `${placeOf.get(parent)} ${type} ${placeOf.get(child)}`,
    );
    if (found.toSorted().join() === wanted.join()) return true;
    await new Promise((done) => setTimeout(done, 20));
  }
  return false;
}

function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (a.width * a.height + b.width * b.height - common);
}
