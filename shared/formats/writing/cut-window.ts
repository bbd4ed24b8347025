import type { Box } from '#schemas/domain/geometry.ts';
import type { PixelWindow } from '../dataset-format.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The part of a box that lies inside an image of this size; null where nothing of it does. */
export function clipBox(box: Box, image: Size): Box | null {
  const left = Math.max(0, box.x);
  const top = Math.max(0, box.y);
  const width = Math.min(image.width, box.x + box.width) - left;
  const height = Math.min(image.height, box.y + box.height) - top;
  // Nearly every box lies inside and stays the same object: there are hundreds of thousands of them.
  if (left === box.x && top === box.y && width === box.width && height === box.height && width > 0 && height > 0)
    return box;
  return width > 0 && height > 0 ? { x: left, y: top, width, height } : null;
}

/** The box as it stands in an image whose origin lies elsewhere. */
export function moveBox({ x, y, width, height }: Box, right: number, down: number): Box {
  return { x: x + right, y: y + down, width, height };
}

/** Boxes that were stored as fractions of the image come back off by less than this, in pixels. */
const roundingPx = 1e-3;

/**
 * The smallest window of whole pixels, at least one, that holds all boxes; they must lie inside the image. An edge that
 * lies on a border of pixels but for rounding takes no further row or column.
 */
export function coverWindow(boxes: readonly Box[]): PixelWindow {
  const cover = new Cover();
  for (const box of boxes) cover.add(box);
  return cover.window();
}

/** Finds the window that `coverWindow` gives, box by box. */
export class Cover {
  #left = Infinity;
  #top = Infinity;
  #right = -Infinity;
  #bottom = -Infinity;

  add({ x, y, width, height }: Box): void {
    if (x < this.#left) this.#left = x;
    if (y < this.#top) this.#top = y;
    if (x + width > this.#right) this.#right = x + width;
    if (y + height > this.#bottom) this.#bottom = y + height;
  }

  /** Of the boxes so far. */
  window(): PixelWindow {
    const [x, width] = coverSpan(this.#left, this.#right);
    const [y, height] = coverSpan(this.#top, this.#bottom);
    return { x, y, width, height };
  }
}

/** First whole pixel and number of pixels; at least one, also for a span that is thinner than what rounding forgives. */
function coverSpan(from: number, to: number): [start: number, length: number] {
  const start = Math.floor(from + roundingPx);
  const end = Math.ceil(to - roundingPx);
  return end > start ? [start, end - start] : [Math.floor(from), 1];
}

/** Whether a window is the whole image. */
export function isWhole(window: PixelWindow, image: Size): boolean {
  return window.x === 0 && window.y === 0 && window.width === image.width && window.height === image.height;
}

/**
 * Window of one symbol: cut outward at whole pixels, with `padding` pixels on each side where the page has them, and at
 * least `minimumSide` pixels a side where the page is that large.
 */
export function symbolWindow(box: Box, page: Size, padding: number, minimumSide: number): PixelWindow {
  const tight = coverWindow([box]);
  const [x, width] = widen(tight.x, tight.width, page.width, padding, minimumSide);
  const [y, height] = widen(tight.y, tight.height, page.height, padding, minimumSide);
  return { x, y, width, height };
}

function widen(start: number, length: number, limit: number, padding: number, minimum: number): [number, number] {
  const left = Math.max(0, start - padding);
  const right = Math.min(limit, start + length + padding);
  const missing = minimum - (right - left);
  if (missing <= 0) return [left, right - left];
  const wanted = Math.min(limit, minimum);
  const first = Math.min(Math.max(0, left - Math.floor(missing / 2)), limit - wanted);
  return [first, wanted];
}
