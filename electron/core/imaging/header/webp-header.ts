import { ByteReader } from '../byte-reader.ts';
import { isWithinImageLimits } from '../image-limits.ts';
import { corruptHeader, tooLarge, truncated } from '../image-refusal.ts';
import type { Orientation } from '../orientation.ts';
import { exifOrientation } from './exif-orientation.ts';
import type { StoredImageOrRefusal } from './stored-image.ts';

const firstChunk = 12;

/** Reads the chunks of a whole WebP (RFC 9649) without decoding anything. */
export function readWebpHeader(bytes: Uint8Array): StoredImageOrRefusal {
  const reader = new ByteReader(bytes, true);
  const riffBytes = reader.u32(4);
  const chunk = reader.text(firstChunk, 4);
  if (riffBytes === undefined || chunk === undefined || !reader.holds(8, riffBytes)) return truncated('webp');
  const size = readSize(reader, chunk, firstChunk + 8);
  if (size === undefined || size.width === 0 || size.height === 0) return corruptHeader('webp');
  if (!isWithinImageLimits(size.width, size.height)) return tooLarge(size.width, size.height);
  const { orientation, frames } = readOtherChunks(reader, 8 + riffBytes);
  return { kind: 'stored', ...size, orientation, isGrey: false, pictures: frames };
}

/** Size from the lossy, lossless or extended first chunk (RFC 9649, sections 2.5 to 2.7). */
function readSize(reader: ByteReader, chunk: string, data: number): { width: number; height: number } | undefined {
  if (chunk === 'VP8 ' && reader.text(data + 3, 3) === '\x9d\x01\x2a') {
    return { width: (reader.u16(data + 6) ?? 0) & 0x3fff, height: (reader.u16(data + 8) ?? 0) & 0x3fff };
  }
  if (chunk === 'VP8L' && reader.u8(data) === 0x2f) {
    const bits = reader.u32(data + 1);
    return bits === undefined ? undefined : { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk === 'VP8X') {
    const width = reader.u32(data + 4);
    const height = reader.u32(data + 6);
    if (width === undefined || height === undefined) return undefined;
    return { width: (width & 0xff_ffff) + 1, height: (height >>> 8) + 1 };
  }
  return undefined;
}

function readOtherChunks(reader: ByteReader, end: number): { orientation: Orientation; frames: number } {
  let orientation: Orientation = 1;
  let frames = 0;
  let at = firstChunk;
  while (at + 8 <= end) {
    const name = reader.text(at, 4);
    const length = reader.u32(at + 4) ?? 0;
    if (name === 'EXIF') orientation = exifOrientation(reader.bytes.subarray(at + 8, at + 8 + length));
    if (name === 'ANMF') frames += 1;
    at += 8 + length + (length % 2);
  }
  return { orientation, frames: Math.max(1, frames) };
}
