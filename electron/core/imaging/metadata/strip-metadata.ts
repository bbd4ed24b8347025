import { takeRanges } from './kept-ranges.ts';
import { keptOfJpeg } from './strip-jpeg.ts';
import { keptOfPng } from './strip-png.ts';
import { strippedWebp } from './strip-webp.ts';

/**
 * A picture without EXIF (and so without the place it was taken at), texts and embedded previews; its pixels are the
 * same bytes as before. Null where there is nothing to take out.
 *
 * @param contentType `image/jpeg`, `image/png` or `image/webp`.
 */
export function stripMetadata(bytes: Uint8Array, contentType: string): Buffer | null {
  if (contentType === 'image/webp') return strippedWebp(bytes);
  const kept = contentType === 'image/jpeg' ? keptOfJpeg(bytes) : keptOfPng(bytes);
  return kept === null ? null : takeRanges(bytes, kept);
}
