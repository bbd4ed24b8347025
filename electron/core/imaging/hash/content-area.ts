import type { PixelBox } from '../crop/pixel-box.ts';
import type { GreyImage } from './grey-image.ts';

/** How far from the background's grey a pixel must be to count as content. */
const contentContrast = 24;

/** Greys within this of the commonest one are the background. */
const backgroundSpread = 8;

/**
 * Smallest rectangle that holds all that differs from the background, which is the commonest grey; the whole image
 * when nothing does.
 */
export function contentArea(image: GreyImage): PixelBox {
  const { width, height, values } = image;
  const background = commonestGrey(image);
  const isContent = new Uint8Array(256);
  for (let grey = 0; grey < 256; grey += 1) isContent[grey] = Number(Math.abs(grey - background) > contentContrast);
  const rowHasContent = (y: number) => {
    for (let at = y * width; at < (y + 1) * width; at += 1) if (isContent[values[at] ?? 0] === 1) return true;
    return false;
  };
  let top = 0;
  while (top < height && !rowHasContent(top)) top += 1;
  if (top === height) return { x: 0, y: 0, width, height };
  let bottom = height;
  while (!rowHasContent(bottom - 1)) bottom -= 1;
  const columnHasContent = (x: number) => {
    for (let at = top * width + x; at < bottom * width; at += width) if (isContent[values[at] ?? 0] === 1) return true;
    return false;
  };
  let left = 0;
  while (!columnHasContent(left)) left += 1;
  let right = width;
  while (!columnHasContent(right - 1)) right -= 1;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function commonestGrey({ values }: GreyImage): number {
  // Neighbours count apart: of one grey, as most of them are, each would wait for the one before.
  const counts = new Int32Array(4 * 256);
  for (let at = 0; at < values.length; at += 1) {
    const place = ((at & 3) << 8) | (values[at] ?? 0);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  for (let place = 256; place < counts.length; place += 1) {
    counts[place & 255] = (counts[place & 255] ?? 0) + (counts[place] ?? 0);
  }
  let commonest = 0;
  let most = -1;
  for (let grey = 0; grey < 256; grey += 1) {
    let near = 0;
    const end = Math.min(255, grey + backgroundSpread);
    for (let other = Math.max(0, grey - backgroundSpread); other <= end; other += 1) near += counts[other] ?? 0;
    if (near > most) {
      most = near;
      commonest = grey;
    }
  }
  return commonest;
}
