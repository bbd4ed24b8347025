import { ByteReader } from '../byte-reader.ts';

/** First values of the tags of one image file directory (TIFF 6.0, section 2), as far as they are whole numbers. */
export type TiffTags = ReadonlyMap<number, number>;

export interface TiffDirectory {
  readonly tags: TiffTags;
  /** Offset of the next directory; 0 after the last. */
  readonly next: number;
}

/** How a TIFF, or the TIFF inside of EXIF, is laid out. */
export interface TiffLayout {
  readonly reader: ByteReader;
  /** BigTIFF has 64-bit offsets. */
  readonly isBig: boolean;
  readonly firstDirectory: number;
}

/** Reads the eight or sixteen bytes at the start of a TIFF; undefined when they are none. */
export function readTiffLayout(bytes: Uint8Array): TiffLayout | undefined {
  const order = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const reader = new ByteReader(bytes, order === 0x4949);
  const version = reader.u16(2);
  if (version !== 42 && version !== 43) return undefined;
  const firstDirectory = version === 43 ? reader.u64(8) : reader.u32(4);
  return firstDirectory === undefined ? undefined : { reader, isBig: version === 43, firstDirectory };
}

/** Reads one directory; undefined when part of it lies outside the bytes. */
export function readTiffDirectory({ reader, isBig }: TiffLayout, offset: number): TiffDirectory | undefined {
  const count = isBig ? reader.u64(offset) : reader.u16(offset);
  if (count === undefined) return undefined;
  const entryBytes = isBig ? 20 : 12;
  const entries = offset + (isBig ? 8 : 2);
  if (!reader.holds(entries, count * entryBytes)) return undefined;
  const tags = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const entry = entries + index * entryBytes;
    const tag = reader.u16(entry);
    const value = firstValue(reader, isBig, entry);
    if (tag !== undefined && value !== undefined && !tags.has(tag)) tags.set(tag, value);
  }
  const end = entries + count * entryBytes;
  // EXIF segments of some cameras stop right after the last entry.
  const next = (isBig ? reader.u64(end) : reader.u32(end)) ?? 0;
  return { tags, next };
}

function firstValue(reader: ByteReader, isBig: boolean, entry: number): number | undefined {
  const type = reader.u16(entry + 2);
  const count = isBig ? reader.u64(entry + 4) : reader.u32(entry + 4);
  const inlineBytes = isBig ? 8 : 4;
  const inline = entry + (isBig ? 12 : 8);
  const bytes = type === 1 ? 1 : type === 3 ? 2 : type === 4 ? 4 : type === 16 ? 8 : 0;
  if (bytes === 0 || count === undefined || count === 0) return undefined;
  const fits = bytes * count <= inlineBytes;
  const at = fits ? inline : isBig ? reader.u64(inline) : reader.u32(inline);
  if (at === undefined) return undefined;
  if (bytes === 1) return reader.u8(at);
  if (bytes === 2) return reader.u16(at);
  return bytes === 4 ? reader.u32(at) : reader.u64(at);
}
