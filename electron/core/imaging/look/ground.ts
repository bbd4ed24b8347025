import type { RawImage } from '../raw-image.ts';

/** At most about so many pixels are looked at. */
const sampledPixels = 40_000;

/**
 * Whether the ground of a page is lighter than its ink: most of a page is ground, so the median of its luminance lies
 * nearer to the ground's end of the range.
 */
export function isGroundLight({ width, height, channels, pixels }: RawImage): boolean {
  const histogram = new Uint32Array(256);
  const step = Math.max(1, Math.floor((width * height) / sampledPixels));
  let seen = 0;
  for (let pixel = 0; pixel < width * height; pixel += step) {
    const at = pixel * channels;
    const red = pixels[at] ?? 0;
    const luminance =
      channels === 1 ? red : Math.round(0.299 * red + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0));
    histogram[luminance] = (histogram[luminance] ?? 0) + 1;
    seen += 1;
  }
  const quantile = (share: number) => {
    let passed = 0;
    for (let value = 0; value < 256; value += 1) {
      passed += histogram[value] ?? 0;
      if (passed > share * seen) return value;
    }
    return 255;
  };
  const [dark, middle, light] = [quantile(0.001), quantile(0.5), quantile(0.999)];
  return middle - dark >= light - middle;
}

/** The negative of an image. */
export function invert({ width, height, channels, pixels }: RawImage): RawImage {
  return { width, height, channels, pixels: pixels.map((value) => 255 - value) };
}
