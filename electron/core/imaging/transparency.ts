import { ByteReader } from './byte-reader.ts';
import { maximumImagePixels } from './image-limits.ts';
import { loadSharp, runPipeline } from './sharp-backend.ts';

/**
 * Whether a file of a type that can be transparent has an alpha channel or a transparent colour, by its header alone.
 *
 * @param head The first bytes of the file, or all of it.
 * @returns undefined where more of the file would be needed
 */
export function hasAlpha(head: Uint8Array, contentType: string): boolean | undefined {
  if (contentType === 'image/png') return hasPngAlpha(new ByteReader(head, false));
  if (contentType === 'image/webp') return hasWebpAlpha(new ByteReader(head, true));
  return false;
}

const firstChunk = 8;

/** Whether the header of a PNG says grey without alpha, with 16 bits a pixel (PNG, third edition, 11.2.1). */
export function isDeepGrey(head: Uint8Array, contentType: string): boolean {
  if (contentType !== 'image/png') return false;
  const reader = new ByteReader(head, false);
  return reader.u8(firstChunk + 16) === 16 && reader.u8(firstChunk + 17) === 0;
}

/** Whether the first chunk of a WebP says that it is an animation (RFC 9649, section 2.7.1). */
export function isAnimatedWebp(head: Uint8Array, contentType: string): boolean {
  if (contentType !== 'image/webp') return false;
  const reader = new ByteReader(head, true);
  return reader.text(12, 4) === 'VP8X' && ((reader.u8(20) ?? 0) & 0x02) !== 0;
}

/** Colour types with alpha, or a `tRNS` chunk, which stands before the pixels (PNG, third edition, 11.2.1 and 11.3.1.1). */
function hasPngAlpha(reader: ByteReader): boolean | undefined {
  const colourType = reader.u8(firstChunk + 17);
  if (colourType === 4 || colourType === 6) return true;
  for (let at = firstChunk; ; ) {
    const length = reader.u32(at);
    const name = reader.text(at + 4, 4);
    if (length === undefined || name === undefined) return undefined;
    if (name === 'tRNS') return true;
    if (name === 'IDAT' || name === 'IEND') return false;
    at += 12 + length;
  }
}

/** The alpha bits of the extended and the lossless first chunk; a lossy one has none (RFC 9649, sections 2.5 to 2.7). */
function hasWebpAlpha(reader: ByteReader): boolean | undefined {
  const flags = reader.u32(20);
  const bits = reader.u32(21);
  switch (reader.text(12, 4)) {
    case 'VP8X':
      return flags === undefined ? undefined : (flags & 0x10) !== 0;
    case 'VP8L':
      return bits === undefined ? undefined : (bits & 0x1000_0000) !== 0;
    case undefined:
      return undefined;
    default:
      return false;
  }
}

/**
 * Whether any pixel of a file with alpha is not quite opaque. Decodes the first picture of the file.
 *
 * @param bytes The whole file, for which `hasAlpha` is true.
 * @throws what libvips says of files that it cannot decode
 */
export async function hasTransparentPixels(bytes: Uint8Array): Promise<boolean> {
  const sharp = await loadSharp();
  const pipeline = sharp(bytes, { limitInputPixels: maximumImagePixels, page: 0, pages: 1 });
  const alpha = await runPipeline(pipeline.extractChannel('alpha').raw({ depth: 'uchar' }));
  return alpha.bytes.some((value) => value < 255);
}
