import type { RawImage } from '../raw-image.ts';

/** One value of light a pixel, 0 to 255, row by row from the top. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/** Luma after Rec. 601, in whole numbers so that it is the same on every system. */
export function toGrey({ width, height, channels, pixels }: RawImage): GreyImage {
  if (channels === 1) return { width, height, values: pixels };
  const values = new Uint8Array(width * height);
  for (let to = 0, at = 0; to < values.length; to += 1, at += 3) {
    values[to] = (77 * (pixels[at] ?? 0) + 150 * (pixels[at + 1] ?? 0) + 29 * (pixels[at + 2] ?? 0) + 128) >> 8;
  }
  return { width, height, values };
}
