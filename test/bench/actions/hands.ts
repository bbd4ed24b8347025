import type { Page } from 'playwright-core';
import { fitPage } from '#renderer/editor/viewport/fit.ts';
import { toScreen } from '#renderer/editor/viewport/viewport.ts';
import type { Box, Point } from '#schemas/domain/geometry.ts';

/** Page pixels that people draw outside the ink. */
const slack = 4;

/** Counts what hands do. */
export class Hands {
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

  /** Looks at the whole page: one whose ink is small opens at its ink. */
  async look(size: { readonly width: number; readonly height: number }): Promise<void> {
    await this.press('f', 'otherKeys');
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

  /** Draws a box around ink, as people do it: a little outside. */
  async draw({ x, y, width, height }: Box): Promise<void> {
    await this.drag({ x: x - slack, y: y - slack }, { x: x + width + slack, y: y + height + slack });
  }

  private onScreen(point: Point): Point {
    const { x, y } = toScreen(this.view, point);
    return { x: x + this.origin.x, y: y + this.origin.y };
  }
}
