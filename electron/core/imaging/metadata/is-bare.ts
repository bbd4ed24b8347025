import { stripMetadata } from './strip-metadata.ts';

/** Types from which metadata are taken; pictures of others are never handed out as they are. */
const strippedTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/**
 * Whether a whole picture holds nothing that exports would take out. Every byte is looked at: between the scans of a JPEG
 * comments may stand, and behind its end another picture with its EXIF.
 *
 * @param contentType sniffed, for instance `image/png`
 */
export function isBare(bytes: Uint8Array, contentType: string): boolean {
  return strippedTypes.has(contentType) && stripMetadata(bytes, contentType) === null;
}
