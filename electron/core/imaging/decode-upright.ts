import { type DamagePolicy, decodePixels } from './decode-pixels.ts';
import type { RefusedImage } from './image-refusal.ts';
import { corruptHeader } from './image-refusal.ts';
import type { RawImage } from './raw-image.ts';
import { type ImageHeader, readImageHeader } from './read-image-header.ts';

export interface UprightImage {
  readonly kind: 'image';
  readonly header: ImageHeader;
  /** All pixels, upright: one channel or three, transparent parts on white. */
  readonly pixels: RawImage;
}

/**
 * Decodes an image completely and brings it upright. Images that are cut off or damaged are refused.
 *
 * @param bytes The whole file.
 * @param damage `accept` takes what can be had of a JPEG whose data end early in spite of an end marker; meant for
 *   pages that are in the project already and have been worked on.
 */
export async function decodeUpright(
  bytes: Uint8Array,
  damage: DamagePolicy = 'refuse',
): Promise<UprightImage | RefusedImage> {
  const header = readImageHeader(bytes);
  if (header.kind === 'refused') return header;
  const decoded = await decodePixels(bytes, header, damage);
  if (decoded.kind === 'refused') return decoded;
  const { width, height } = decoded.image;
  // The page's size comes from the header: pixels of another size would put every box in the wrong place.
  if (width !== header.width || height !== header.height) return corruptHeader(header.type);
  return { kind: 'image', header, pixels: decoded.image };
}
