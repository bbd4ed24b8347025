import type { PictureCut } from '#shared/formats/dataset-format.ts';
import { scaledSize } from '#shared/formats/writing/scaled-size.ts';

/** What a PNG of ink on paper has besides its pixels, or a grey BMP its palette. */
const headerBytes = { png: 120, bmp: 1078 } as const;
/** A PNG of what was a photo takes so many times the bytes that JPEG or WebP took. */
export const losslessFactor = 6;
const mostBytesOfPixel = 3;

/** Bytes that the file of a cut will have, roughly: as many a pixel as the stored picture has. */
export function estimateCut({ picture, window, minimumSide, look }: PictureCut): number {
  const padding = 2 * (look?.padding ?? 0);
  const width = Math.max(window.width + padding, minimumSide);
  const height = Math.max(window.height + padding, minimumSide);
  const longest = Math.max(width, height);
  const size = look?.square === true ? { width: longest, height: longest } : { width, height };
  const scaled = scaledSize(size, look ?? {});
  const pixels = Math.max(scaled.width, minimumSide) * Math.max(scaled.height, minimumSide);
  if (look?.type === 'bmp') return headerBytes.bmp + pixels;
  const stored = picture.byteCount / (picture.width * picture.height);
  const ofPixel = picture.contentType === 'image/png' ? stored : stored * losslessFactor;
  return headerBytes.png + Math.ceil(pixels * Math.min(mostBytesOfPixel, ofPixel));
}
