import { promisify } from 'node:util';
import { crc32, deflate, deflateSync } from 'node:zlib';
import { deflateLiterals } from '../deflate/deflate-literals.ts';
import { averageFilter, filteredLength, isFlat, leaveUnfiltered } from './filter-rows.ts';
import type { PngPixels } from './png-pixels.ts';

/** Level of zlib: for photos 3 takes two fifths of the time of 6, and files are a tenth larger. */
const compressionLevel = 3;

/** Photos up to so many pixels are written with literals alone; larger ones have calm parts, in which zlib finds repeats. */
const smallPixels = 65_536;

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Signature, header, and what is around pixels and end. */
const frameBytes = 8 + 25 + 12 + 12;
const colourTypes = { 1: 0, 3: 2, 4: 6 } as const;
const deflateInBackground = promisify<Uint8Array, { level: number }, Buffer>(deflate);

// Scratch of one thread: filtered rows and file of the small photo at hand.
let smallRows = new Uint8Array(65_536);
let smallFile = Buffer.alloc(65_536);

/**
 * Encodes pixels as PNG (https://www.w3.org/TR/png-3/) without an imaging library, whose pipeline would cost several
 * times as much as a small crop. The same pixels give the same bytes whatever the imaging backend.
 */
export function encodePng(image: PngPixels): Uint8Array {
  if (isSmallPhoto(image)) return new Uint8Array(encodeSmallPhoto(image));
  return assemble(image, deflateSync(filterRows(image), { level: compressionLevel }));
}

/**
 * The same bytes as `encodePng`, perhaps in memory that the next call writes over: for whoever puts them on the disk at
 * once, tens of thousands one after the other.
 */
export function encodePngForNow(image: PngPixels): Uint8Array {
  return isSmallPhoto(image) ? encodeSmallPhoto(image) : encodePng(image);
}

/** The same bytes as `encodePng`; compresses on another thread, for images of more than some 100,000 pixels. */
export async function encodeLargePng(image: PngPixels): Promise<Uint8Array> {
  if (isSmallPhoto(image)) return encodePng(image);
  return assemble(image, await deflateInBackground(filterRows(image), { level: compressionLevel }));
}

function isSmallPhoto(image: PngPixels): boolean {
  return image.width * image.height <= smallPixels && !isFlat(image);
}

function encodeSmallPhoto(image: PngPixels): Uint8Array {
  const length = filteredLength(image);
  if (smallRows.length < length) smallRows = new Uint8Array(2 * length);
  averageFilter(image, smallRows);
  const compressed = deflateLiterals(smallRows, length);
  const size = frameBytes + compressed.length;
  if (smallFile.length < size) smallFile = Buffer.alloc(2 * size);
  return fill(smallFile.subarray(0, size), image, compressed);
}

/** One filter serves the whole image. */
function filterRows(image: PngPixels): Uint8Array {
  const rows = new Uint8Array(filteredLength(image));
  if (isFlat(image)) leaveUnfiltered(image, rows);
  else averageFilter(image, rows);
  return rows;
}

function assemble(image: PngPixels, compressed: Uint8Array): Uint8Array {
  return fill(Buffer.allocUnsafe(frameBytes + compressed.length), image, compressed);
}

/** Writes a file with its chunks into memory of its size. */
function fill(file: Buffer, { width, height, channels }: PngPixels, compressed: Uint8Array): Buffer {
  file.set(signature);
  const header = signature.length;
  file.writeUInt32BE(width, header + 8);
  file.writeUInt32BE(height, header + 12);
  file.writeUInt8(8, header + 16);
  file.writeUInt8(colourTypes[channels], header + 17);
  file.fill(0, header + 18, header + 21);
  const pixels = frame(file, header, 'IHDR', 13);
  file.set(compressed, pixels + 8);
  const end = frame(file, pixels, 'IDAT', compressed.length);
  frame(file, end, 'IEND', 0);
  return file;
}

/** Puts length, name and checksum around the content of a chunk that is in its place. Returns the place behind it. */
function frame(file: Buffer, start: number, name: string, length: number): number {
  const content = start + 8;
  file.writeUInt32BE(length, start);
  file.write(name, start + 4, 'latin1');
  file.writeUInt32BE(crc32(file.subarray(start + 4, content + length)), content + length);
  return content + length + 4;
}
