import { decodePixels } from './decode-pixels.ts';
import { toGrey } from './hash/grey-image.ts';
import { inkHashOf } from './hash/ink-hash.ts';
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
  /** Of their ink alone; 36 hexadecimal digits, or null where there is too little. */
  readonly inkHash: string | null;
}

/** The grey of one picture after the other: what is allocated for each of them has to be collected again. */
const greyRoom = new Uint8Array(thumbnailSidePx * thumbnailSidePx);

/** What is made of the pixels. */
type Summary = Pick<AnalysedImage, 'thumbnail' | 'perceptualHash' | 'inkHash'>;

/**
 * Checks an image by decoding all of it, once, and makes its thumbnail and hashes from that. Images that are
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

/** Thumbnail and hashes of pixels that are decoded already, such as rendered ink. */
export async function analysePixels(image: RawImage): Promise<Summary> {
  return summarize(await scaleRawImage(image, thumbnailSidePx));
}

async function summarize(small: RawImage): Promise<Summary> {
  const encoding = encodeThumbnail(small);
  // Until both hashes are there, nothing else is done.
  const grey = toGrey(small, greyRoom);
  const hashes = { perceptualHash: perceptualHashOf(grey), inkHash: inkHashOf(grey) };
  return { thumbnail: await encoding, ...hashes };
}
