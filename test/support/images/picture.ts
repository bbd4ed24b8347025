import type { RawImage } from '#electron/core/imaging/raw-image.ts';

export type Colour = readonly [red: number, green: number, blue: number];

/** A picture in red, green and blue from a function of column and row. */
export function picture(width: number, height: number, paint: (x: number, y: number) => Colour): RawImage {
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) pixels.set(paint(x, y), (y * width + x) * 3);
  return { width, height, channels: 3, pixels };
}

/** Smooth shades with noise: like a photo, it compresses badly and no two places are alike. */
export function photo(width: number, height: number): RawImage {
  let state = 12_345;
  const noise = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) % 24;
  };
  return picture(width, height, (x, y) => [
    Math.floor((x * 200) / width) + noise(),
    Math.floor((y * 200) / height) + noise(),
    Math.floor(((x + y) * 200) / (width + height)) + noise(),
  ]);
}

/** Colour of one pixel; the grey of a picture of one channel counts three times. */
export function colourAt({ width, channels, pixels }: RawImage, x: number, y: number): Colour {
  const at = (y * width + x) * channels;
  const value = (channel: number) => pixels[at + (channels === 1 ? 0 : channel)] ?? -1;
  return [value(0), value(1), value(2)];
}

/** Largest difference of any channel of any pixel; infinite when the sizes differ. */
export function largestDifference(a: RawImage, b: RawImage): number {
  if (a.width !== b.width || a.height !== b.height || a.channels !== b.channels) return Infinity;
  return a.pixels.reduce((most, value, at) => Math.max(most, Math.abs(value - (b.pixels[at] ?? 0))), 0);
}
