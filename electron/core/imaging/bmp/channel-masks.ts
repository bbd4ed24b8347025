import type { ByteReader } from '../byte-reader.ts';

/** Where one channel lies in a pixel's number. */
export interface ChannelMask {
  /** Bits to move right. */
  readonly shift: number;
  /** Largest value, `2^bits − 1`; 0 for a channel that is not there. */
  readonly maximum: number;
}

export interface ChannelMasks {
  readonly red: ChannelMask;
  readonly green: ChannelMask;
  readonly blue: ChannelMask;
  readonly alpha: ChannelMask;
}

/** Offset of the masks: behind a header of 40 bytes, and inside of the longer ones. */
const masksAt = 54;

/**
 * Masks of a 16- or 32-bit BMP; undefined when they overlap, have gaps, or lie outside the file.
 *
 * @param headerBytes Size of the second header; from 56 on it holds a mask for alpha.
 * @param packed Value of the compression field: 0 fixed masks, 3 masks in the file, 6 with one for alpha.
 */
export function readChannelMasks(
  reader: ByteReader,
  headerBytes: number,
  bits: 16 | 32,
  packed: number,
): ChannelMasks | undefined {
  const [red, green, blue, alpha] = readNumbers(reader, headerBytes, bits, packed);
  if (red === undefined || green === undefined || blue === undefined || alpha === undefined) return undefined;
  const masks = { red: toMask(red), green: toMask(green), blue: toMask(blue), alpha: toMask(alpha) };
  if (!masks.red || !masks.green || !masks.blue || !masks.alpha) return undefined;
  const all = [red, green, blue, alpha];
  const overlaps = all.some((mask, i) => all.some((other, j) => i < j && (mask & other) !== 0));
  const tooWide = bits === 16 && all.some((mask) => mask > 0xffff);
  const isBlack = red === 0 && green === 0 && blue === 0;
  if (overlaps || tooWide || isBlack) return undefined;
  return { red: masks.red, green: masks.green, blue: masks.blue, alpha: masks.alpha };
}

function readNumbers(reader: ByteReader, headerBytes: number, bits: 16 | 32, packed: number) {
  if (packed === 0) return bits === 16 ? [0x7c00, 0x3e0, 0x1f, 0] : [0xff_0000, 0xff00, 0xff, 0];
  const hasAlpha = packed === 6 || headerBytes >= 56;
  const alpha = hasAlpha ? reader.u32(masksAt + 12) : 0;
  return [reader.u32(masksAt), reader.u32(masksAt + 4), reader.u32(masksAt + 8), alpha];
}

function toMask(mask: number): ChannelMask | undefined {
  if (mask === 0) return { shift: 0, maximum: 0 };
  const shift = 31 - Math.clz32(mask & -mask);
  const maximum = mask >>> shift;
  const isUnbroken = (maximum & (maximum + 1)) === 0;
  return isUnbroken ? { shift, maximum } : undefined;
}
