import type { Sharp } from 'sharp';
import { readBmpHeader } from './bmp/bmp-header.ts';
import { decodeBmp } from './bmp/decode-bmp.ts';
import { maximumImagePixels } from './image-limits.ts';
import { corruptPixels, outOfMemory, type RefusedImage, truncated } from './image-refusal.ts';
import { uprightSteps } from './orientation.ts';
import type { RawImage } from './raw-image.ts';
import type { ImageHeader } from './read-image-header.ts';
import { runToRawImage, scaleDown, scaleRawImage } from './scale-raw-image.ts';
import { loadSharp } from './sharp-backend.ts';

/** What to do with a JPEG whose data end too early although its end marker is there: its lower part is grey. */
export type DamagePolicy = 'refuse' | 'accept';

/** How strictly libvips reads: `warning` is stricter than `error`. */
type Strictness = 'warning' | 'error';

export type DecodedPixels = { readonly kind: 'decoded'; readonly image: RawImage } | RefusedImage;

/**
 * Decodes an image once, upright, in 8-bit sRGB (or grey) without alpha, transparent parts white.
 *
 * @param bytes The whole file.
 * @param header What `readImageHeader` read from these bytes.
 * @param longestSidePx When given, the image is scaled down to it while it is decoded, which is much cheaper for
 *   JPEG; it is never scaled up.
 */
export async function decodePixels(
  bytes: Uint8Array,
  header: ImageHeader,
  damage: DamagePolicy,
  longestSidePx?: number,
): Promise<DecodedPixels> {
  if (header.type === 'bmp') return decodeBmpPixels(bytes, longestSidePx);
  // Warnings are how libjpeg speaks of missing pixels; it also warns of harmless oddities.
  const isStrict = header.type === 'jpeg' && damage === 'refuse';
  const first = await tryDecode(bytes, header, isStrict ? 'warning' : 'error', longestSidePx);
  const isOdd = isStrict && first.kind === 'refused' && first.reason.code === 'image-corrupt';
  return isOdd ? tryDecode(bytes, header, 'error', longestSidePx) : first;
}

async function tryDecode(
  bytes: Uint8Array,
  header: ImageHeader,
  failOn: Strictness,
  longestSidePx: number | undefined,
): Promise<DecodedPixels> {
  const sharp = await loadSharp();
  const pipeline = sharp(bytes, { failOn, limitInputPixels: maximumImagePixels, page: 0, pages: 1 });
  if (longestSidePx !== undefined) scaleDown(pipeline, longestSidePx);
  bringUpright(pipeline, header);
  // Only where there can be transparent parts: the step costs a tenth of the decoding of a photo.
  if (header.type !== 'jpeg') pipeline.flatten({ background: '#ffffff' });
  pipeline.toColourspace(header.isGrey ? 'b-w' : 'srgb');
  try {
    return { kind: 'decoded', image: await runToRawImage(pipeline) };
  } catch (error) {
    return refuseDecoding(header, error);
  }
}

async function decodeBmpPixels(bytes: Uint8Array, longestSidePx: number | undefined): Promise<DecodedPixels> {
  const header = readBmpHeader(bytes);
  const decoded = header.kind === 'refused' ? header : decodeBmp(bytes, header);
  if (decoded.kind === 'refused' || longestSidePx === undefined) return decoded;
  return { kind: 'decoded', image: await scaleRawImage(decoded.image, longestSidePx) };
}

/** Turns after scaling, by our own reading of the header: the size that was stored and the pixels always agree. */
function bringUpright(pipeline: Sharp, header: ImageHeader): void {
  const { flip, flop, turn } = uprightSteps(header.orientation);
  if (flip) pipeline.flip();
  if (flop) pipeline.flop();
  if (turn !== 0) pipeline.rotate(turn);
}

function refuseDecoding({ type, storedWidth, storedHeight }: ImageHeader, error: unknown): RefusedImage {
  const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  if (/out of memory|memory allocation|bad_alloc/i.test(detail)) return outOfMemory(type, storedWidth, storedHeight);
  const isCutOff = /premature end|unexpected end|end of (file|stream)|truncated|not enough data/i.test(detail);
  return isCutOff ? truncated(type) : corruptPixels(type, detail);
}
