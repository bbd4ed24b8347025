import type { Box } from '#schemas/domain/geometry.ts';
import type { RawImage } from '../raw-image.ts';
import { outwardPixelBox, type PixelBox } from './pixel-box.ts';

export interface CropOptions {
  /** Border on each side, in pixels. */
  readonly paddingPx: number;
  /** What the border shows: what is around the box on the page, or the background alone. */
  readonly paddingFrom: 'page' | 'background';
  /** Crops smaller than this are widened like a border; loaders take tiny images for damaged ones. */
  readonly minimumSidePx: number;
  /** Grey value, 0 to 255, of what the page does not fill. */
  readonly background: number;
}

/** A piece of a page and where it was cut: a box inside of it is the stored box less `origin`. */
export interface Crop {
  readonly image: RawImage;
  readonly origin: { readonly x: number; readonly y: number };
}

/**
 * Cuts a box out of decoded pixels, outward at whole pixels. What lies outside of the page becomes background.
 *
 * @param page Upright pixels, kept decoded while all the boxes of a page are cut.
 * @param box In upright page pixels; it may reach outside.
 */
export function cutCrop(page: RawImage, box: Box, options: CropOptions): Crop {
  const inner = outwardPixelBox(box);
  const outer = widen(inner, options);
  const content = options.paddingFrom === 'page' ? outer : inner;
  const { channels } = page;
  const pixels = new Uint8Array(outer.width * outer.height * channels);
  const left = Math.max(0, content.x);
  const right = Math.min(page.width, content.x + content.width);
  const top = Math.max(0, content.y);
  const bottom = Math.min(page.height, content.y + content.height);
  const isCovered = right - left === outer.width && bottom - top === outer.height;
  if (!isCovered) pixels.fill(options.background);
  if (left < right) {
    for (let y = top; y < bottom; y += 1) {
      const row = y * page.width;
      const to = ((y - outer.y) * outer.width + left - outer.x) * channels;
      copyBytes(page.pixels, (row + left) * channels, (row + right) * channels, pixels, to);
    }
  }
  const { x, y, width, height } = outer;
  return { image: { width, height, channels, pixels }, origin: { x, y } };
}

/** Rows up to so many bytes are copied one by one: a view of them would cost more than they do. */
const shortRow = 400;

function copyBytes(source: Uint8Array, start: number, end: number, target: Uint8Array, to: number): void {
  if (end - start > shortRow) return target.set(source.subarray(start, end), to);
  for (let from = start, at = to; from < end; from += 1, at += 1) target[at] = source[from] ?? 0;
}

function widen(inner: PixelBox, { paddingPx, minimumSidePx }: CropOptions): PixelBox {
  const width = Math.max(inner.width + 2 * paddingPx, minimumSidePx);
  const height = Math.max(inner.height + 2 * paddingPx, minimumSidePx);
  return {
    x: inner.x - Math.floor((width - inner.width) / 2),
    y: inner.y - Math.floor((height - inner.height) / 2),
    width,
    height,
  };
}
