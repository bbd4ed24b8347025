import { decodePixels } from './decode-pixels.ts';
import { perceptualHashOf } from './hash/perceptual-hash.ts';
import type { RefusedImage } from './image-refusal.ts';
import type { RawImage } from './raw-image.ts';
import { type ImageHeader, readImageHeader } from './read-image-header.ts';
import { scaleRawImage } from './scale-raw-image.ts';
import { encodeThumbnail, type Thumbnail, thumbnailSidePx } from './thumbnail.ts';

/** All that an import needs to know of an image. */
export interface AnalysedImage {
  readonly kind: 'image';
  readonly header: ImageHeader;
  readonly thumbnail: Thumbnail;
  /** Of the thumbnail's pixels; sixteen hexadecimal digits. */
  readonly perceptualHash: string;
}

/**
 * Checks an image by decoding all of it, once, and makes its thumbnail and perceptual hash from that. Images that are
 * cut off or damaged are refused.
 *
 * Several calls should be in flight, one for each core and one more: each works outside of JavaScript for most of its time.
 *
 * @param bytes The whole file.
 */
export async function analyseImage(bytes: Uint8Array): Promise<AnalysedImage | RefusedImage> {
  const header = readImageHeader(bytes);
  if (header.kind === 'refused') return header;
  const decoded = await decodePixels(bytes, header, 'refuse', thumbnailSidePx);
  if (decoded.kind === 'refused') return decoded;
  return { kind: 'image', header, ...(await summarize(decoded.image)) };
}

/** Thumbnail and perceptual hash of pixels that are decoded already, such as rendered ink. */
export async function analysePixels(image: RawImage): Promise<Pick<AnalysedImage, 'thumbnail' | 'perceptualHash'>> {
  return summarize(await scaleRawImage(image, thumbnailSidePx));
}

async function summarize(small: RawImage): Promise<Pick<AnalysedImage, 'thumbnail' | 'perceptualHash'>> {
  return { thumbnail: await encodeThumbnail(small), perceptualHash: perceptualHashOf(small) };
}
