import type { RawImage } from '../raw-image.ts';
import type { ChannelMask, ChannelMasks } from './channel-masks.ts';

/** Reads 16- or 32-bit pixels channel by channel and lays them on white where they are transparent. */
export function decodeMasked(
  bytes: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  { bits, masks }: { readonly bits: 16 | 32; readonly masks: ChannelMasks },
  rowStart: (row: number) => number,
): RawImage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pixelAt = (row: number, column: number) =>
    bits === 16 ? view.getUint16(rowStart(row) + column * 2, true) : view.getUint32(rowStart(row) + column * 4, true);
  const isTransparent = masks.alpha.maximum > 0 && !isAlphaAllZero(width, height, masks.alpha, pixelAt);
  const pixels = new Uint8Array(width * height * 3);
  let to = 0;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const pixel = pixelAt(row, column);
      const alpha = isTransparent ? eightBits(pixel, masks.alpha) : 255;
      pixels[to] = onWhite(eightBits(pixel, masks.red), alpha);
      pixels[to + 1] = onWhite(eightBits(pixel, masks.green), alpha);
      pixels[to + 2] = onWhite(eightBits(pixel, masks.blue), alpha);
      to += 3;
    }
  }
  return { width, height, channels: 3, pixels };
}

/** Many programs name an alpha channel and leave it zero: the picture is opaque then, not invisible. */
function isAlphaAllZero(
  width: number,
  height: number,
  alpha: ChannelMask,
  pixelAt: (row: number, column: number) => number,
): boolean {
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) if (eightBits(pixelAt(row, column), alpha) > 0) return false;
  return true;
}

function eightBits(pixel: number, { shift, maximum }: ChannelMask): number {
  if (maximum === 0) return 0;
  return Math.round((((pixel >>> shift) & maximum) >>> 0) * (255 / maximum));
}

function onWhite(value: number, alpha: number): number {
  return alpha === 255 ? value : Math.round((value * alpha + 255 * (255 - alpha)) / 255);
}
