import { ByteReader } from '../byte-reader.ts';
import { isWithinImageLimits } from '../image-limits.ts';
import { corruptHeader, type RefusedImage, tooLarge, truncated, unsupportedVariant } from '../image-refusal.ts';
import { bmpHeaderSizes } from '../sniff-image.ts';
import { type ChannelMasks, readChannelMasks } from './channel-masks.ts';

/** How the pixels of a BMP are packed. */
export type BmpPacking =
  | { readonly kind: 'indexed'; readonly bits: 1 | 2 | 4 | 8; readonly palette: BmpPalette }
  | { readonly kind: 'run-length'; readonly bits: 4 | 8; readonly palette: BmpPalette }
  | { readonly kind: 'bytes'; readonly bits: 24 }
  | { readonly kind: 'masked'; readonly bits: 16 | 32; readonly masks: ChannelMasks };

/** Colours in the order red, green, blue, three bytes each. */
export type BmpPalette = Uint8Array;

export interface BmpHeader {
  readonly kind: 'bmp';
  readonly width: number;
  readonly height: number;
  /** Most files begin with the lowest row. */
  readonly isTopDown: boolean;
  readonly packing: BmpPacking;
  /** Offset of the first pixel byte. */
  readonly pixelsAt: number;
}

const fileHeaderBytes = 14;

/** Values of the compression field (MS-WMF 2.1.1.7; OS/2 gives 3 and 4 another meaning). */
const compression = { none: 0, runLength8: 1, runLength4: 2, bitFields: 3, alphaBitFields: 6 } as const;

/** Reads the headers and the palette of a BMP of Windows (versions 2 to 5) or OS/2 (1 and 2). */
export function readBmpHeader(bytes: Uint8Array): BmpHeader | RefusedImage {
  const reader = new ByteReader(bytes, true);
  const headerBytes = reader.u32(fileHeaderBytes);
  const pixelsAt = reader.u32(10);
  if (headerBytes === undefined || pixelsAt === undefined) return truncated('bmp');
  if (!bmpHeaderSizes.includes(headerBytes)) return corruptHeader('bmp');
  if (!reader.holds(fileHeaderBytes, headerBytes)) return truncated('bmp');
  const isCore = headerBytes === 12;
  const width = isCore ? reader.u16(18) : reader.i32(18);
  const signedHeight = isCore ? reader.u16(20) : reader.i32(22);
  const bits = reader.u16(isCore ? 24 : 28);
  const packed = headerBytes > 16 ? (reader.u32(30) ?? 0) : 0;
  if (width === undefined || signedHeight === undefined || bits === undefined) return truncated('bmp');
  const height = Math.abs(signedHeight);
  if (width <= 0 || height === 0) return corruptHeader('bmp');
  if (!isWithinImageLimits(width, height)) return tooLarge(width, height);
  const packing = readPacking(reader, { headerBytes, bits, packed, pixelsAt });
  if (packing.kind === 'refused') return packing;
  const isTopDown = signedHeight < 0;
  if (isTopDown && packing.kind === 'run-length') return corruptHeader('bmp');
  return { kind: 'bmp', width, height, isTopDown, packing, pixelsAt };
}

interface PackingFields {
  readonly headerBytes: number;
  readonly bits: number;
  readonly packed: number;
  readonly pixelsAt: number;
}

function readPacking(reader: ByteReader, fields: PackingFields): BmpPacking | RefusedImage {
  const { headerBytes, bits, packed } = fields;
  const isOs2 = headerBytes === 16 || headerBytes === 64;
  if (packed === compression.none) {
    if (bits === 1 || bits === 2 || bits === 4 || bits === 8) return withPalette(reader, fields, 'indexed', bits);
    if (bits === 24) return { kind: 'bytes', bits };
    if (bits === 16 || bits === 32) return withMasks(reader, fields, bits);
    return corruptHeader('bmp');
  }
  if (packed === compression.runLength8 && bits === 8) return withPalette(reader, fields, 'run-length', bits);
  if (packed === compression.runLength4 && bits === 4) return withPalette(reader, fields, 'run-length', bits);
  const isMasked = packed === compression.bitFields || packed === compression.alphaBitFields;
  if (!isOs2 && isMasked && (bits === 16 || bits === 32)) return withMasks(reader, fields, bits);
  return packed > 13 ? corruptHeader('bmp') : unsupportedVariant('bmp', `BMP of compression ${packed}`);
}

function withMasks(reader: ByteReader, fields: PackingFields, bits: 16 | 32): BmpPacking | RefusedImage {
  const masks = readChannelMasks(reader, fields.headerBytes, bits, fields.packed);
  return masks === undefined ? corruptHeader('bmp') : { kind: 'masked', bits, masks };
}

function withPalette<Kind extends 'indexed' | 'run-length', Bits extends 1 | 2 | 4 | 8>(
  reader: ByteReader,
  { headerBytes, bits, pixelsAt }: PackingFields,
  kind: Kind,
  exactBits: Bits,
): { kind: Kind; bits: Bits; palette: BmpPalette } | RefusedImage {
  const isCore = headerBytes === 12;
  const used = headerBytes >= 40 ? (reader.u32(46) ?? 0) : 0;
  const entryBytes = isCore ? 3 : 4;
  const start = fileHeaderBytes + headerBytes;
  // A palette ends where the pixels begin, whatever the count says.
  const room = Math.max(0, Math.floor((pixelsAt - start) / entryBytes));
  const entries = Math.min(used === 0 ? 2 ** bits : used, 2 ** bits, room);
  if (!reader.holds(start, entries * entryBytes)) return truncated('bmp');
  if (entries === 0) return corruptHeader('bmp');
  const palette = new Uint8Array(3 * 2 ** bits);
  for (let entry = 0; entry < entries; entry += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      palette[entry * 3 + channel] = reader.u8(start + entry * entryBytes + 2 - channel) ?? 0;
    }
  }
  return { kind, bits: exactBits, palette };
}
