import { decodeUpright } from './decode-upright.ts';
import type { RefusedImage } from './image-refusal.ts';
import { mediaTypeOf } from './image-type.ts';
import { encodeLargePng } from './png/encode-png.ts';
import { type ImageHeader, readImageHeader } from './read-image-header.ts';

/** Bytes that every browser shows upright. */
export interface BrowserImage {
  readonly kind: 'browser-image';
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Whether a browser shows just the page from the file itself. TIFF it cannot read, BMP not always; an animation would
 * move; and browsers agree on the orientation of JPEG only.
 */
function isShownByBrowsers({ type, orientation, pictures }: ImageHeader): boolean {
  if (type === 'tiff' || type === 'bmp' || pictures > 1) return false;
  return type === 'jpeg' || orientation === 1;
}

/** Gives the file itself where browsers show it upright, else an upright PNG of the same pixels. */
export async function toBrowserImage(bytes: Uint8Array): Promise<BrowserImage | RefusedImage> {
  const header = readImageHeader(bytes);
  if (header.kind === 'refused') return header;
  if (isShownByBrowsers(header)) return { kind: 'browser-image', mediaType: mediaTypeOf[header.type], bytes };
  const upright = await decodeUpright(bytes, 'accept');
  if (upright.kind === 'refused') return upright;
  const png = await encodeLargePng(upright.pixels);
  return { kind: 'browser-image', mediaType: mediaTypeOf.png, bytes: png };
}
