import type { RawImage } from '../raw-image.ts';

/** Palette index of each pixel, top row first. */
export interface Indices {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/**
 * Gives indices their colours; one channel is enough when the whole palette is grey.
 *
 * @param palette Red, green, blue for every index that the values can hold.
 */
export function colourIndices({ width, height, values }: Indices, palette: Uint8Array): RawImage {
  if (isGrey(palette)) {
    const pixels = new Uint8Array(values.length);
    for (let i = 0; i < values.length; i += 1) pixels[i] = palette[(values[i] ?? 0) * 3] ?? 0;
    return { width, height, channels: 1, pixels };
  }
  const pixels = new Uint8Array(values.length * 3);
  for (let i = 0; i < values.length; i += 1) {
    const entry = (values[i] ?? 0) * 3;
    pixels[i * 3] = palette[entry] ?? 0;
    pixels[i * 3 + 1] = palette[entry + 1] ?? 0;
    pixels[i * 3 + 2] = palette[entry + 2] ?? 0;
  }
  return { width, height, channels: 3, pixels };
}

function isGrey(palette: Uint8Array): boolean {
  for (let entry = 0; entry < palette.length; entry += 3) {
    if (palette[entry] !== palette[entry + 1] || palette[entry] !== palette[entry + 2]) return false;
  }
  return true;
}
