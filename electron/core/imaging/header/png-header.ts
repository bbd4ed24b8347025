import { crc32 } from 'node:zlib';
import { ByteReader } from '../byte-reader.ts';
import { isWithinImageLimits } from '../image-limits.ts';
import { corruptHeader, tooLarge, truncated } from '../image-refusal.ts';
import type { Orientation } from '../orientation.ts';
import { exifOrientation } from './exif-orientation.ts';
import type { StoredImageOrRefusal } from './stored-image.ts';

/** Bit depths that each colour type allows (PNG, third edition, table 12). */
const bitDepths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

const firstChunk = 8;
const headerLength = 13;

/** Reads the chunks of a whole PNG (https://www.w3.org/TR/png-3/) without decompressing anything. */
export function readPngHeader(bytes: Uint8Array): StoredImageOrRefusal {
  const reader = new ByteReader(bytes, false);
  const data = firstChunk + 8;
  const width = reader.u32(data);
  const height = reader.u32(data + 4);
  if (width === undefined || height === undefined) return truncated('png');
  if (reader.u32(firstChunk) !== headerLength || reader.text(firstChunk + 4, 4) !== 'IHDR') return corruptHeader('png');
  if (width === 0 || height === 0) return corruptHeader('png');
  if (!isWithinImageLimits(width, height)) return tooLarge(width, height);
  const checksum = reader.u32(data + headerLength);
  if (checksum === undefined) return truncated('png');
  const colourType = reader.u8(data + 9) ?? -1;
  const isKnown = bitDepths[colourType]?.includes(reader.u8(data + 8) ?? 0) ?? false;
  if (!isKnown || checksum !== crc32(bytes.subarray(firstChunk + 4, data + headerLength))) return corruptHeader('png');
  const rest = readOtherChunks(reader);
  if (!rest.isComplete) return truncated('png');
  const isGrey = colourType === 0 || colourType === 4;
  return { kind: 'stored', width, height, orientation: rest.orientation, isGrey, pictures: rest.frames };
}

interface OtherChunks {
  /** Whether the chunk that ends every PNG is there. */
  readonly isComplete: boolean;
  readonly orientation: Orientation;
  readonly frames: number;
}

function readOtherChunks(reader: ByteReader): OtherChunks {
  let orientation: Orientation = 1;
  let frames = 1;
  let at = firstChunk + 12 + headerLength;
  for (;;) {
    const length = reader.u32(at);
    const name = reader.text(at + 4, 4);
    if (length === undefined || name === undefined) return { isComplete: false, orientation, frames };
    if (name === 'IEND') return { isComplete: reader.holds(at, 12), orientation, frames };
    if (name === 'eXIf') orientation = exifOrientation(reader.bytes.subarray(at + 8, at + 8 + length));
    if (name === 'acTL') frames = Math.max(1, reader.u32(at + 8) ?? 1);
    at += 12 + length;
  }
}
