import { isWithinImageLimits } from '../image-limits.ts';
import { corruptHeader, tooLarge, truncated, unsupportedVariant } from '../image-refusal.ts';
import { orientationFrom } from '../orientation.ts';
import type { StoredImageOrRefusal } from './stored-image.ts';
import { readTiffDirectory, readTiffLayout, type TiffLayout } from './tiff-tags.ts';

const tag = {
  newSubfileType: 254,
  width: 256,
  height: 257,
  photometric: 262,
  orientation: 274,
  samplesPerPixel: 277,
  dngVersion: 50706,
} as const;

/** Bit of `NewSubfileType` that marks a smaller copy of another page. */
const isReducedCopy = 1;

/** A file can chain directories into a ring. */
const mostPagesCounted = 10_000;

/** Reads the directories of a whole TIFF or BigTIFF (TIFF 6.0) without decoding anything. */
export function readTiffHeader(bytes: Uint8Array): StoredImageOrRefusal {
  const layout = readTiffLayout(bytes);
  if (layout === undefined) return truncated('tiff');
  const first = readTiffDirectory(layout, layout.firstDirectory);
  // The directory is often written last, so that a cut file lacks all of it.
  if (first === undefined) return truncated('tiff');
  if (first.tags.has(tag.dngVersion)) return unsupportedVariant('tiff', 'camera raw file (DNG)');
  const width = first.tags.get(tag.width) ?? 0;
  const height = first.tags.get(tag.height) ?? 0;
  if (width === 0 || height === 0) return corruptHeader('tiff');
  if (!isWithinImageLimits(width, height)) return tooLarge(width, height);
  const photometric = first.tags.get(tag.photometric);
  return {
    kind: 'stored',
    width,
    height,
    orientation: orientationFrom(first.tags.get(tag.orientation)),
    isGrey: (photometric === 0 || photometric === 1) && (first.tags.get(tag.samplesPerPixel) ?? 1) <= 2,
    pictures: countPages(layout),
  };
}

function countPages(layout: TiffLayout): number {
  const seen = new Set<number>();
  let pages = 0;
  let at = layout.firstDirectory;
  while (at !== 0 && !seen.has(at) && seen.size < mostPagesCounted) {
    seen.add(at);
    const directory = readTiffDirectory(layout, at);
    if (directory === undefined) break;
    const subfileType = directory.tags.get(tag.newSubfileType) ?? 0;
    if (pages === 0 || (subfileType & isReducedCopy) === 0) pages += 1;
    at = directory.next;
  }
  return pages;
}
