import { isJpegHeadClean } from './strip-jpeg.ts';
import { stripMetadata } from './strip-metadata.ts';

/** Types from which metadata are taken; pictures of others are never handed out as they are. */
const strippedTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** The head of a picture without metadata fits, as a rule. */
const headBytes = 4096;

/**
 * Whether a whole picture holds nothing that exports would take out.
 *
 * @param contentType sniffed, for instance `image/png`
 */
export function isBare(bytes: Uint8Array, contentType: string): boolean {
  if (!strippedTypes.has(contentType)) return false;
  if (contentType === 'image/jpeg' && isJpegHeadClean(bytes.subarray(0, headBytes)) && endsImage(bytes)) return true;
  return stripMetadata(bytes, contentType) === null;
}

/** Whether a JPEG ends where its image does: nothing follows the mark. */
function endsImage(bytes: Uint8Array): boolean {
  return bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
}
