import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { type HandleName, handlesOf } from '#renderer/editor/scene/handles.ts';
import { fitPage } from '#renderer/editor/viewport/fit.ts';
import { boxToScreen, toScreen, type Viewport } from '#renderer/editor/viewport/viewport.ts';
import type { Box, Point } from '#schemas/domain/geometry.ts';
import { PageId } from '#schemas/domain/id.ts';
import type { LayerName, LayerState } from '#schemas/domain/layer.ts';
import { pageOf } from '#shared/annotation/document.ts';
import type { Journey, Seat } from './journey.ts';

/** Somebody at work on one page. Points and boxes are page pixels, as long as the page is fitted. */
export class Annotating {
  readonly seat: Seat;
  readonly canvas: Locator;
  readonly panel: Locator;
  readonly latex: Locator;
  readonly #journey: Journey;

  constructor(journey: Journey, seat: Seat) {
    const { page, say } = seat;
    this.seat = seat;
    this.#journey = journey;
    this.canvas = page.getByRole('application');
    this.panel = page.getByRole('complementary', { name: say('annotate', 'panel') });
    this.latex = page.getByLabel(say('annotate', 'latexField'));
  }

  /** Opens a page by its address. */
  static async open(journey: Journey, seat: Seat, page: PageId): Promise<Annotating> {
    await journey.goTo(seat, `/annotate/${page}`);
    const annotating = new Annotating(journey, seat);
    await annotating.ready(page);
    return annotating;
  }

  /** The page that the address names. */
  get page(): PageId {
    return PageId.parse(/#\/(?:annotate|second)\/(\w+)/.exec(this.seat.page.url())?.[1]);
  }

  /** Waits until a page, or another one than it was, is on the canvas. */
  async ready(page: PageId): Promise<void> {
    await this.seat.page.waitForURL((url) => url.hash.startsWith(`#/annotate/${page}`));
    const { sourceName } = await this.#stored();
    await this.seat.page
      .getByRole('application', { name: this.seat.say('annotate', 'canvas', { name: sourceName }) })
      .waitFor();
    await this.seat.page.getByLabel(this.seat.say('annotate', 'pictureLoading')).waitFor({ state: 'hidden' });
  }

  /** Waits until the window has heard that all is stored: before that it asks whoever leaves to wait. */
  async saved(): Promise<void> {
    await this.seat.page.getByText(this.seat.say('annotate', 'saved'), { exact: true }).waitFor();
  }

  async press(key: string): Promise<void> {
    await this.seat.page.keyboard.press(key);
  }

  /** Draws with the pointer, from corner to corner. */
  async drag(from: Point, to: Point, options: { readonly isHeld?: boolean } = {}): Promise<void> {
    const { mouse } = this.seat.page;
    const start = await this.onScreen(from);
    const end = await this.onScreen(to);
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
    await mouse.move(end.x, end.y, { steps: 3 });
    if (options.isHeld !== true) await mouse.up();
  }

  async drawBox(box: Box): Promise<void> {
    await this.drag({ x: box.x, y: box.y }, { x: box.x + box.width, y: box.y + box.height });
  }

  /** Drags a handle of a selected box to a place. */
  async dragHandle(box: Box, handle: HandleName, to: Point): Promise<void> {
    const viewport = await this.#viewport();
    const middle = handlesOf(boxToScreen(viewport, box)).get(handle);
    if (!middle) throw new Error(`A box of this size has no handle ${handle}.`);
    const scale = viewport.scale;
    await this.drag({ x: middle.x / scale + viewport.origin.x, y: middle.y / scale + viewport.origin.y }, to);
  }

  async click(point: Point): Promise<void> {
    const { x, y } = await this.onScreen(point);
    await this.seat.page.mouse.click(x, y);
  }

  /** Types a class into the palette, which has to be listening, and takes the first hit. */
  async giveClass(typed: string): Promise<void> {
    await expect.poll(() => this.hasFocus(this.#paletteField())).toBe(true);
    await this.seat.page.keyboard.type(typed);
    await this.press('Enter');
    await this.#paletteField().waitFor({ state: 'hidden' });
  }

  /** Draws a box around a symbol and gives it a class; the tool must be in hand. */
  async boxSymbol(box: Box, label: string): Promise<void> {
    await this.drawBox(box);
    await this.giveClass(label);
  }

  /** Draws a relation from the middle of one box to that of another; the tool must be in hand. */
  async relate(parent: Box, child: Box): Promise<void> {
    await this.drag(middleOf(parent), middleOf(child));
  }

  /** Puts LaTeX in place of what is there, as with a keyboard. */
  async writeLatex(latex: string): Promise<void> {
    await this.latex.click();
    await this.press('ControlOrMeta+a');
    await this.seat.page.keyboard.type(latex);
  }

  /** The button of a category. */
  category(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }

  /** The button of a symbol in the panel. */
  symbol(label: string, place = 0): Locator {
    const group = this.panel.getByRole('group', { name: this.seat.say('annotate', 'symbolsInOrder') });
    return group.getByRole('button', { name: label, exact: true }).nth(place);
  }

  /** What stands for a layer in the panel while it is in a state; a press opens its menu. */
  layer(name: LayerName, state: LayerState): Locator {
    const { say } = this.seat;
    const described = say('annotate', 'layerActions', { layer: say('status', name), state: say('status', state) });
    return this.panel.getByRole('button', { name: described, exact: true });
  }

  /** Chooses from the menu of a layer. */
  async moveLayer(
    name: LayerName,
    from: LayerState,
    choice: 'submit' | 'accept' | 'returnWithReason' | 'takeBack' | 'emptyWithReason',
  ): Promise<void> {
    await this.layer(name, from).click();
    await this.seat.page.getByRole('menuitem', { name: this.seat.say('annotate', choice), exact: true }).click();
  }

  hasFocus(locator: Locator): Promise<boolean> {
    return locator.evaluate((element) => element === document.activeElement).catch(() => false);
  }

  /** CSS pixels of the window. */
  async onScreen(point: Point): Promise<Point> {
    const bounds = await this.#bounds();
    const { x, y } = toScreen(await this.#viewport(), point);
    return { x: bounds.x + x, y: bounds.y + y };
  }

  #paletteField(): Locator {
    return this.seat.page.getByRole('group', { name: this.seat.say('annotate', 'palette') }).getByRole('combobox');
  }

  async #viewport(): Promise<Viewport> {
    const { width, height } = await this.#bounds();
    return fitPage({ origin: { x: 0, y: 0 }, scale: 1, width, height }, await this.#stored());
  }

  async #bounds() {
    const bounds = await this.canvas.boundingBox();
    if (!bounds) throw new Error('The canvas is not on the screen.');
    return bounds;
  }

  async #stored() {
    const page = pageOf(await this.#journey.project.store.getDocument({ type: 'page', id: this.page }));
    if (!page) throw new Error(`There is no page ${this.page}.`);
    return page;
  }
}

export function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** How far the edges of two boxes are apart at most, in pixels. */
export function distanceOf(a: Box | undefined, b: Box): number {
  if (!a) return Number.POSITIVE_INFINITY;
  const edges = (box: Box) => [box.x, box.y, box.x + box.width, box.y + box.height];
  return Math.max(...edges(a).map((edge, place) => Math.abs(edge - (edges(b)[place] ?? 0))));
}
