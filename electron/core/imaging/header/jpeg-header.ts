import { ByteReader } from '../byte-reader.ts';
import { isWithinImageLimits } from '../image-limits.ts';
import { corruptHeader, type RefusedImage, tooLarge, truncated, unsupportedVariant } from '../image-refusal.ts';
import type { Orientation } from '../orientation.ts';
import { exifOrientation } from './exif-orientation.ts';
import type { StoredImageOrRefusal } from './stored-image.ts';

const app1 = 0xe1;
const startOfScan = 0xda;
const endOfImage = 0xd9;
const endOfImageBytes = new Uint8Array([0xff, endOfImage]);

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly components: number;
}

/**
 * Reads the segments of a whole JPEG up to its first scan (ITU-T T.81, annex B), and looks whether the image ends
 * after it. Bytes between segments are skipped, as libjpeg does.
 */
export function readJpegHeader(bytes: Uint8Array): StoredImageOrRefusal {
  const reader = new ByteReader(bytes, false);
  let frame: Frame | undefined;
  let orientation: Orientation | undefined;
  let at = 2;
  for (;;) {
    const segment = nextSegment(reader, at);
    if (segment === undefined) return truncated('jpeg');
    const { marker, start, length } = segment;
    if (marker === endOfImage || length < 2) return corruptHeader('jpeg');
    if (!reader.holds(start, length)) return truncated('jpeg');
    if (isFrameMarker(marker) && frame === undefined) {
      const found = readFrame(reader, marker, start);
      if ('kind' in found) return found;
      frame = found;
    } else if (marker === app1 && orientation === undefined && reader.text(start + 2, 5) === 'Exif\0') {
      orientation = exifOrientation(bytes.subarray(start + 2, start + length));
    } else if (marker === startOfScan) {
      if (frame === undefined) return corruptHeader('jpeg');
      if (!endsAfter(bytes, start)) return truncated('jpeg');
      const { width, height, components } = frame;
      return { kind: 'stored', width, height, orientation: orientation ?? 1, isGrey: components === 1, pictures: 1 };
    }
    at = start + length;
  }
}

/** Finds the next marker that has a segment; undefined when the bytes end before it. */
function nextSegment(reader: ByteReader, from: number) {
  let at = from;
  for (;;) {
    at = reader.bytes.indexOf(0xff, at);
    if (at < 0) return undefined;
    while (reader.u8(at) === 0xff) at += 1;
    const marker = reader.u8(at);
    if (marker === undefined) return undefined;
    const start = at + 1;
    if (marker === endOfImage) return { marker, start, length: 2 };
    const isStandalone = marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8);
    if (isStandalone) continue;
    const length = reader.u16(start);
    return length === undefined ? undefined : { marker, start, length };
  }
}

/** Start of frame, of whatever process: 0xC0 to 0xCF but for tables (C4), an extension (C8) and conditioning (CC). */
function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function readFrame(reader: ByteReader, marker: number, start: number): Frame | RefusedImage {
  const precision = reader.u8(start + 2);
  const height = reader.u16(start + 3);
  const width = reader.u16(start + 5);
  const components = reader.u8(start + 7);
  if (width === undefined || height === undefined || components === undefined) return truncated('jpeg');
  const process = marker - 0xc0;
  if (process % 4 === 3) return unsupportedVariant('jpeg', 'lossless JPEG');
  if (process % 8 > 3) return unsupportedVariant('jpeg', 'hierarchical JPEG');
  if (precision !== 8) return unsupportedVariant('jpeg', `JPEG of ${precision ?? 0} bits`);
  if (width === 0 || height === 0 || components === 0 || components > 4) return corruptHeader('jpeg');
  if (!isWithinImageLimits(width, height)) return tooLarge(width, height);
  return { width, height, components };
}

/**
 * Whether an end-of-image marker follows. Inside compressed pixels 0xFF is never followed by 0xD9, so that it can
 * only be missing where the file was cut; cameras put more bytes after it.
 */
function endsAfter(bytes: Uint8Array, scan: number): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.lastIndexOf(endOfImageBytes) > scan;
}
