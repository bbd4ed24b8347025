import { ByteReader } from './byte-reader.ts';
import type { ImageType } from './image-type.ts';
import { recognizeText } from './recognize-text.ts';

/** What the first bytes of a file say that it is; its name has no say. */
export type SniffedContent =
  | { readonly kind: 'image'; readonly type: ImageType }
  | { readonly kind: 'unsupported'; readonly name: string }
  | { readonly kind: 'text'; readonly name: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown' };

/** Number of leading bytes that `sniffImage` looks at. */
export const sniffedBytes = 1024;

/** Signatures at the start of a file, in Latin-1, of types that are recognised in order to be named in a refusal. */
const unsupportedSignatures: readonly (readonly [string, string])[] = [
  ['GIF87a', 'GIF'],
  ['GIF89a', 'GIF'],
  ['%PDF-', 'PDF'],
  ['%!PS', 'PostScript'],
  ['8BPS', 'Photoshop'],
  ['gimp xcf', 'GIMP'],
  ['\x00\x00\x01\x00', 'ICO'],
  ['\x00\x00\x00\x0cjP  ', 'JPEG 2000'],
  ['\xff\x4f\xff\x51', 'JPEG 2000'],
  ['\x00\x00\x00\x0cJXL ', 'JPEG XL'],
  ['\xff\x0a', 'JPEG XL'],
  ['AT&TFORM', 'DjVu'],
  ['qoif', 'QOI'],
  ['\x76\x2f\x31\x01', 'OpenEXR'],
  ['PK\x03\x04', 'ZIP archive'],
  ['\x1f\x8b', 'gzip archive'],
];

const heifBrands: Readonly<Record<string, string>> = {
  avif: 'AVIF',
  avis: 'AVIF',
  heic: 'HEIC',
  heix: 'HEIC',
  hevc: 'HEIC',
  hevx: 'HEIC',
  heim: 'HEIC',
  heis: 'HEIC',
  mif1: 'HEIF',
  msf1: 'HEIF',
};

/** Sizes of the second header of a BMP, by which its versions are told apart. */
export const bmpHeaderSizes: readonly number[] = [12, 16, 40, 52, 56, 64, 108, 124];

/** @param head The first `sniffedBytes` bytes of the file, or more, or all of a shorter file. */
export function sniffImage(head: Uint8Array): SniffedContent {
  if (head.length === 0) return { kind: 'empty' };
  const reader = new ByteReader(head.subarray(0, sniffedBytes), true);
  const start = reader.text(0, Math.min(16, reader.length)) ?? '';
  const type = imageTypeOf(start, reader);
  if (type !== undefined) return { kind: 'image', type };
  const unsupported = unsupportedName(start);
  if (unsupported !== undefined) return { kind: 'unsupported', name: unsupported };
  const text = recognizeText(reader.bytes);
  return text === undefined ? { kind: 'unknown' } : { kind: 'text', name: text };
}

function imageTypeOf(start: string, reader: ByteReader): ImageType | undefined {
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  if (isTiff(start)) return 'tiff';
  if (start.startsWith('BM') && bmpHeaderSizes.includes(reader.u32(14) ?? -1)) return 'bmp';
  return undefined;
}

function isTiff(start: string): boolean {
  // Canon's raw files begin as a TIFF whose first picture is only a preview.
  if (start.slice(8, 10) === 'CR') return false;
  return ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(start.slice(0, 4));
}

function unsupportedName(start: string): string | undefined {
  if (start.startsWith('II*\0') && start.slice(8, 10) === 'CR') return 'camera raw';
  if (start.slice(4, 8) === 'ftyp') return heifBrands[start.slice(8, 12)] ?? 'video';
  if (/^P[1-7]\s/.test(start)) return 'Netpbm';
  return unsupportedSignatures.find(([signature]) => start.startsWith(signature))?.[1];
}
