import { decodePixels } from './decode-pixels.ts';
import type { RefusedImage } from './image-refusal.ts';
import type { RawImage } from './raw-image.ts';
import { readImageHeader } from './read-image-header.ts';
import { scaleRawImage } from './scale-raw-image.ts';
import { loadSharp, runPipeline } from './sharp-backend.ts';

/** A small upright copy for lists. */
export interface Thumbnail {
  readonly kind: 'thumbnail';
  readonly mediaType: 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Longest side of the thumbnails that imports make, in pixels. */
export const thumbnailSidePx = 320;

const jpegQuality = 80;

/**
 * Makes a thumbnail of an image file; images that are smaller keep their size.
 *
 * @param bytes The whole file.
 * @param longestSidePx Longest side of the thumbnail.
 */
export async function makeThumbnail(bytes: Uint8Array, longestSidePx: number): Promise<Thumbnail | RefusedImage> {
  const header = readImageHeader(bytes);
  if (header.kind === 'refused') return header;
  const decoded = await decodePixels(bytes, header, 'accept', longestSidePx);
  return decoded.kind === 'refused' ? decoded : encodeThumbnail(decoded.image);
}

/** Makes a thumbnail of decoded pixels. */
export async function makeThumbnailOfPixels(image: RawImage, longestSidePx: number): Promise<Thumbnail> {
  return encodeThumbnail(await scaleRawImage(image, longestSidePx));
}

/** Encodes an image that already has the size of a thumbnail. JPEG, because WebP takes three times as long. */
export async function encodeThumbnail(image: RawImage): Promise<Thumbnail> {
  const { width, height, channels } = image;
  const sharp = await loadSharp();
  const pipeline = sharp(image.pixels, { raw: { width, height, channels } })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .jpeg({ quality: jpegQuality, optimiseCoding: false });
  const { bytes } = await runPipeline(pipeline);
  return { kind: 'thumbnail', mediaType: 'image/jpeg', width, height, bytes };
}
