import type { RawImage } from '../raw-image.ts';

/** One value of light a pixel, 0 to 255, row by row from the top. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/**
 * Luma after Rec. 601, in whole numbers so that it is the same on every system.
 *
 * @param room Where it is written to; something of its own where that is not given, or is too small.
 */
export function toGrey({ width, height, channels, pixels }: RawImage, room?: Uint8Array): GreyImage {
  if (channels === 1) return { width, height, values: pixels };
  const isEnough = room !== undefined && room.length >= width * height;
  const values = isEnough ? room.subarray(0, width * height) : new Uint8Array(width * height);
  const done = greyByWords(pixels, values);
  for (let to = done, at = 3 * done; to < values.length; to += 1, at += 3) {
    values[to] = lumaOf(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
  }
  return { width, height, values };
}

function lumaOf(red: number, green: number, blue: number): number {
  return (77 * red + 150 * green + 29 * blue + 128) >> 8;
}

/** Four pixels at a time, which three words hold: half as long as byte by byte. Returns how many pixels it has done. */
function greyByWords(pixels: Uint8Array, values: Uint8Array): number {
  if (pixels.byteOffset % 4 !== 0 || !isLittleEndian) return 0;
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length >> 2);
  const count = Math.floor(values.length / 4) * 4;
  for (let to = 0, at = 0; to < count; to += 4, at += 3) {
    const first = words[at] ?? 0;
    const second = words[at + 1] ?? 0;
    const third = words[at + 2] ?? 0;
    values[to] = lumaOf(first & 255, (first >>> 8) & 255, (first >>> 16) & 255);
    values[to + 1] = lumaOf(first >>> 24, second & 255, (second >>> 8) & 255);
    values[to + 2] = lumaOf((second >>> 16) & 255, second >>> 24, third & 255);
    values[to + 3] = lumaOf((third >>> 8) & 255, (third >>> 16) & 255, third >>> 24);
  }
  return count;
}

const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
